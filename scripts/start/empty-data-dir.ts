import { readdirSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, sep } from "node:path";
import { root } from "../migration/paths";
import { outsideFolder } from "../postgres/place";
import { isOurs } from "./data-dir";
import { stopDatabase } from "./database";
import { takeLock } from "./lock";
import { StartError } from "./step";

/** Removes everything in DATA_DIR. @throws StartError while a start runs on it, or where it is not the portal's own */
export async function emptyDataDir(dataDir: string): Promise<void> {
  refuseUnsafe(dataDir);
  // Refuses while a start runs, and ends what a killed one has left.
  await takeLock(dataDir);
  await stopDatabase(dataDir);
  for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true, force: true });
  rmSync(dirname(outsideFolder(dataDir)), { recursive: true, force: true });
}

function refuseUnsafe(dataDir: string): void {
  const inside = dataDir.endsWith(sep) ? dataDir : dataDir + sep;
  if ([root, homedir()].some((path) => `${path}${sep}`.startsWith(inside))) {
    throw new StartError(`DATA_DIR (${dataDir}) holds the project or your home folder, so it is not emptied.`);
  }
  if (readdirSync(dataDir).length > 0 && !isOurs(dataDir)) {
    throw new StartError(`DATA_DIR (${dataDir}) was not made by the portal, so it is not emptied.`);
  }
}
