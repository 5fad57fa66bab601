import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Installs the packages of package-lock.json, unless they are there already. Ends with a sentence where it cannot. */
export function ensureInstalled(root) {
  const stampFile = join(root, "node_modules", ".portal-install");
  const lockText = readFileSync(join(root, "package-lock.json"));
  // The packages hold programs of one system only: a folder carried over from another one does not count.
  const wanted = createHash("sha256").update(lockText).update(`${process.platform} ${process.arch}`).digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  if (!isInstalledByHand(root, JSON.parse(lockText.toString()))) install(root);
  writeFileSync(stampFile, wanted);
}

// npm notes what it put into node_modules; whoever ran it themselves need not wait again.
function isInstalledByHand(root, lock) {
  const file = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(file) || existsSync(join(root, "node_modules", ".portal-install"))) return false;
  const installed = JSON.parse(readFileSync(file, "utf8")).packages;
  return Object.entries(lock.packages).every(
    ([path, { version, optional }]) =>
      path === "" || installed[path]?.version === version || (optional && !installed[path]),
  );
}

function install(root) {
  const started = performance.now();
  console.log("  … Installing packages (npm ci); this takes a minute or two");
  const { status, signal, error, stderr } = runNpmCi(root);
  if (status !== 0) {
    const why = error?.message ?? (signal ? `stopped by ${signal}` : `exit code ${status}`);
    console.error(whatNpmSaid(stderr ?? ""));
    console.error(
      `  ✗ Installing packages failed (npm ci: ${why}): put right what npm says above, then run this again.`,
    );
    process.exit(1);
  }
  console.log(`  ✓ Packages installed  (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

// Run by npm we use that very npm, which needs no shell; run by Node alone, the one on the path.
function runNpmCi(root) {
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const options = { cwd: root, stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" };
  const cli = process.env.npm_execpath;
  if (cli?.endsWith("npm-cli.js")) return spawnSync(process.execPath, [cli, ...args], options);
  return spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
}

// Without the page on how to use npm that it adds to some errors.
function whatNpmSaid(stderr) {
  const lines = stderr.split("\n").filter((line) => line.startsWith("npm error") && line.trim() !== "npm error");
  return lines.slice(0, 12).join("\n") || stderr.trim();
}
