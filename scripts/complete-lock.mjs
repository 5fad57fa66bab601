import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// npm writes the packages of other systems into package-lock.json only where its registry serves them, and `npm ci`
// then refuses the whole file for each that is missing. Run after every change of the dependencies, this adds them:
// the version is the one that the package asking for it names, the system is told by its name.
const SYSTEMS = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"];
const CPUS = ["arm64", "arm", "ia32", "loong64", "ppc64", "riscv64", "s390x", "x64", "wasm32"];

const file = join(dirname(fileURLToPath(import.meta.url)), "..", "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
const added = Object.entries(lock.packages).flatMap(([path, asking]) => addMissing(path, asking));
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en")));
if (added.length === 0) console.log("package-lock.json is complete.");
else if (process.argv.includes("--check")) {
  console.error(`package-lock.json lacks ${added.join(", ")}: run node scripts/complete-lock.mjs`);
  process.exitCode = 1;
} else {
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`Added ${added.length}: ${added.join(", ")}`);
}

function addMissing(path, { optionalDependencies = {}, dev }) {
  const missing = Object.entries(optionalDependencies).filter(([name]) => !isFound(name, path));
  for (const [name, version] of missing) {
    if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${path} asks for ${name} ${version}: no exact version.`);
    lock.packages[`node_modules/${name}`] = { version, ...platform(name), ...(dev && { dev }), optional: true };
  }
  return missing.map(([name]) => name);
}

// Looked for as Node does: in the node_modules beside the package that asks, then further up.
function isFound(name, path) {
  for (let base = path; ; base = base.slice(0, Math.max(0, base.lastIndexOf("/node_modules/")))) {
    if (lock.packages[`${base}${base && "/"}node_modules/${name}`]) return true;
    if (!base) return false;
  }
}

function platform(name) {
  const words = name.split(/[/-]/);
  const cpu = CPUS.filter((word) => words.includes(word));
  const os = SYSTEMS.filter((word) => words.includes(word));
  if (cpu.length !== 1 || (os.length !== 1 && cpu[0] !== "wasm32")) throw new Error(`For which system is ${name}?`);
  const libc = words.some((word) => word.startsWith("musl"))
    ? "musl"
    : words.some((word) => word.startsWith("gnu")) && "glibc";
  return { cpu, ...(os.length > 0 && { os }), ...(libc && { libc: [libc] }) };
}
