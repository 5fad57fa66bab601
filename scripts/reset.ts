import { existsSync, readdirSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join, relative, resolve, sep } from "node:path";
import { envSchema } from "@/lib/platform/env";
import { root } from "./migration/paths";
import { outsideFolder } from "./postgres/place";
import { loadEnvFiles } from "./settings";
import { isOurs } from "./start/data-dir";
import { stopDatabase } from "./start/database";
import { takeLock } from "./start/lock";
import { StartError } from "./start/step";

/** `npm run reset`: empties DATA_DIR, so that the next start begins with a new database, inbox and keys. */
async function reset(): Promise<string> {
  const dataDir = resolve(root, envSchema.shape.DATA_DIR.parse(loadEnvFiles().DATA_DIR?.trim() || undefined));
  const shown = relative(root, dataDir).startsWith("..") ? dataDir : relative(root, dataDir);
  if (!existsSync(dataDir)) return `There is no ${shown}: nothing to empty.`;
  refuseUnsafe(dataDir);
  // Refuses while a start runs, and ends what a killed one has left.
  await takeLock(dataDir);
  await stopDatabase(dataDir);
  for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true, force: true });
  rmSync(resolve(outsideFolder(dataDir), ".."), { recursive: true, force: true });
  return `Emptied ${shown}: the database, the mails, the logs and the keys are gone. npm start makes them anew.`;
}

function refuseUnsafe(dataDir: string): void {
  const holds = (path: string): boolean => `${path}${sep}`.startsWith(dataDir.endsWith(sep) ? dataDir : dataDir + sep);
  if (holds(root) || holds(homedir())) {
    throw new StartError(`DATA_DIR (${dataDir}) holds the project or your home folder, so it is not emptied.`);
  }
  if (readdirSync(dataDir).length > 0 && !isOurs(dataDir)) {
    throw new StartError(`DATA_DIR (${dataDir}) was not made by the portal, so it is not emptied.`);
  }
}

reset().then(
  (told) => console.log(told),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
