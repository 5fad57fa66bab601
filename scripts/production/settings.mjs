import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { complaints } from "./required.mjs";

/**
 * The settings of a process that runs for real: its own win over `.env.local`, that over `.env`. Ends with one sentence for
 * each that is missing; what is set to something unusable the portal refuses itself.
 */
export function settleForReal(root) {
  const read = (name) => {
    const path = join(root, name);
    return existsSync(path) ? parseEnv(readFileSync(path, "utf8")) : {};
  };
  const settings = { ...read(".env"), ...read(".env.local"), ...process.env };
  Object.assign(process.env, settings, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  const wrong = complaints(process.env);
  if (wrong.length === 0) return;
  for (const sentence of wrong) console.error(sentence);
  process.exit(2);
}
