import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ClientError } from "./psql";

const FILE = "backup.json";

const manifestShape = z.object({
  /** A copy of the server's folder, or a dump of the database. */
  kind: z.enum(["folder", "dump"]),
  /** From when on the payment provider is asked what it has told, after a restore. */
  began: z.iso.datetime(),
  ended: z.iso.datetime(),
  /** Major version of the server. */
  postgres: z.number().int(),
});

/** What a backup is of; written last, so that one that was broken off is none. */
export type Manifest = z.output<typeof manifestShape>;

export function writeManifest(folder: string, manifest: Manifest): void {
  writeFileSync(join(folder, FILE), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
}

/** @throws ClientError where the folder holds no whole backup */
export function readManifest(folder: string): Manifest {
  const file = join(folder, FILE);
  if (!existsSync(file)) throw new ClientError(`${folder} holds no backup, or one that was broken off.`);
  return manifestShape.parse(JSON.parse(readFileSync(file, "utf8")));
}
