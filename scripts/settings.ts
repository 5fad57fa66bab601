import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { root } from "./migration/paths";

/** The settings as Next reads them: the process's own win over `.env.local`, that over `.env`. Nothing is changed. */
export function loadEnvFiles(): Record<string, string | undefined> {
  return { ...readFile(".env"), ...readFile(".env.local"), ...process.env };
}

function readFile(name: string): Record<string, string | undefined> {
  const path = join(root, name);
  return existsSync(path) ? parseEnv(readFileSync(path, "utf8")) : {};
}
