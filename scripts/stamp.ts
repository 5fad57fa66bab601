import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./migration/paths";

type Leave = (path: string) => boolean;

/**
 * A hash over the names and contents of files and folders (relative to the root), without what `leave` leaves out.
 * What is not there counts as absent.
 */
export function fingerprint(entries: readonly string[], leave: Leave = () => false): string {
  const hash = createHash("sha256");
  for (const entry of entries) {
    for (const file of filesIn(entry, leave))
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update("\0");
  }
  return hash.digest("hex");
}

function filesIn(entry: string, leave: Leave): string[] {
  const path = join(root, entry);
  if (leave(entry) || !existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [entry];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(`${entry}/${name}`, leave));
}

/** True where the stamp file (relative to the root) says the work was last done for this very fingerprint. */
export function isStamped(file: string, fingerprint: string): boolean {
  const path = join(root, file);
  return existsSync(path) && readFileSync(path, "utf8").trim() === fingerprint;
}

/** Notes that the work is done for this fingerprint. */
export function stamp(file: string, fingerprint: string): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${fingerprint}\n`);
}
