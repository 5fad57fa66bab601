import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { StartError } from "./step";

/** Marks a folder as made by us: only such a one is ever emptied. */
export const MARKER = ".billing-portal";

/** Makes DATA_DIR where it is missing, and refuses one that cannot be written to or holds something else. */
export function prepareDataDir(dataDir: string): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    if (isOurs(dataDir)) return;
    if (readdirSync(dataDir).length > 0) {
      throw new StartError(
        `DATA_DIR (${dataDir}) holds files that are not the portal's: name a new or an empty folder.`,
      );
    }
    writeFileSync(
      join(dataDir, MARKER),
      "The data of a billing portal's embedded database and mail. Emptied by npm run reset.\n",
    );
    // Mails and logs are nobody else's business, but where Postgres has its own account it must get through.
    chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`DATA_DIR (${dataDir}) cannot be written to: make it writable or name another folder.`, {
      cause: error,
    });
  }
}

/** Whether this folder was made by a start of the portal. */
export const isOurs = (dataDir: string): boolean => existsSync(join(dataDir, MARKER));

// Step by step: Node's own recursive mkdir never returns on a path such as /proc/x, where nothing can be made.
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
