import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ensureInstalled } from "./install.mjs";

const scripts = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Runs one of the TypeScript scripts in this very process, so that signals reach it directly. */
export async function run(name) {
  const root = join(scripts, "..");
  process.chdir(root);
  // Told to end, npm ends the shell between us, which passes nothing on: so we watch for its end.
  if (process.env.npm_lifecycle_event) await import("../die-with-parent.mjs");
  ensureInstalled(root);
  const { register } = await import("tsx/esm/api");
  register();
  await import(pathToFileURL(join(scripts, name)).href);
}
