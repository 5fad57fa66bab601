import { copyFileSync, existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { SettingError } from "@/lib/platform/env";
import { putClusterBack } from "./backup/cluster-copy";
import { copyFolder } from "./backup/copying";
import { loadDump, serverVersion } from "./backup/dump";
import { type Manifest, readManifest } from "./backup/manifest";
import { embeddedFolder, type Place, placeOfData } from "./backup/place";
import { ClientError } from "./backup/psql";
import { runningPostgres } from "./postgres/leftover";
import { prepareDataDir } from "./start/data-dir";
import { StartError } from "./start/step";

const USAGE = "npm run restore -- FOLDER: puts a backup back, where there is no database yet.";

/** `npm run restore -- FOLDER`. Nothing that is there is written over. */
async function main(): Promise<void> {
  const [named] = process.argv.slice(2);
  if (!named || named.startsWith("-")) throw new SettingError(USAGE);
  const from = resolve(named);
  const manifest = readManifest(from);
  const place = placeOfData();
  if (existsSync(place.filesDir) && readdirSync(place.filesDir).length > 0)
    throw new SettingError(`${place.filesDir} holds files: move them away first, nothing is written over.`);
  await (manifest.kind === "dump" ? restoreDump(place, manifest, from) : restoreFolder(place, from));
  const files = await copyFolder(join(from, "files"), place.filesDir);
  console.log(`Put back the database of ${manifest.ended} and ${files} ${files === 1 ? "file" : "files"}.`);
  const next = manifest.kind === "dump" ? "npm run migrate, then" : "npm start, then in another terminal";
  console.log(`Before customers come back: ${next}`);
  console.log(`  npm run events:replay -- --since ${manifest.began}\n  npm run ledger:check`);
}

async function restoreDump({ url }: Place, { postgres }: Manifest, from: string): Promise<void> {
  if (!url)
    throw new SettingError("This is a dump of a database of your own: set MIGRATE_DATABASE_URL to a new, empty one.");
  const server = await serverVersion(url);
  if (server < postgres)
    throw new SettingError(`The dump is of Postgres ${postgres} and this server of ${server}: use one that is as new.`);
  loadDump(url, server, from);
}

async function restoreFolder(place: Place, from: string): Promise<void> {
  const { url, dataDir } = place;
  if (url) throw new SettingError("This is a copy of the embedded database: unset DATABASE_URL to restore it.");
  prepareDataDir(dataDir);
  const folder = embeddedFolder(place);
  if (runningPostgres(folder) !== null)
    throw new SettingError("The portal is running on this DATA_DIR: stop it first.");
  if (existsSync(folder))
    throw new SettingError(`${folder} holds a database: move it away first, nothing is written over.`);
  copyFileSync(join(from, "secrets.json"), join(dataDir, "secrets.json"));
  await putClusterBack(join(from, "postgres"), folder);
}

main().catch((error: unknown) => {
  const isPlain = [SettingError, ClientError, StartError].some((kind) => error instanceof kind);
  console.error(isPlain ? (error as Error).message : error);
  process.exitCode = 1;
});
