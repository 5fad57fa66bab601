import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./migration/paths";
import { fingerprint, isStamped, stamp } from "./stamp";

const INPUTS = ["prisma/schema", "prisma/prisma.config.ts", "node_modules/prisma/package.json"];
const STAMP = ".tmp/stamps/prisma-client";
const OUTPUT = "lib/platform/generated/prisma";

/** Writes the Prisma client from `prisma/schema`, unless it is already up to date. @returns whether it had to. */
export async function generateClient(): Promise<boolean> {
  const now = fingerprint(INPUTS);
  if (existsSync(join(root, OUTPUT)) && isStamped(STAMP, now)) return false;
  const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
  const run = promisify(execFile);
  try {
    await run(process.execPath, [cli, "generate", "--config", "prisma/prisma.config.ts"], { cwd: root, env: quiet() });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`Prisma could not generate its client.\n${stdout}${stderr}`, { cause: error });
  }
  stamp(STAMP, now);
  return true;
}

// Generating needs no schema engine, but the CLI downloads one unless it is shown a file that exists: any will do.
function quiet(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
}
