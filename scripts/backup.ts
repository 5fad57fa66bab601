import { copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { SettingError } from "@/lib/platform/env";
import { copyRunningCluster } from "./backup/cluster-copy";
import { copyFolder } from "./backup/copying";
import { dumpDatabase, serverVersion } from "./backup/dump";
import { writeManifest } from "./backup/manifest";
import { embeddedFolder, embeddedUrl, placeOfData } from "./backup/place";
import { ClientError } from "./backup/psql";

const USAGE = "npm run backup -- FOLDER: writes a backup of database and files into a new or empty folder.";

/** `npm run backup -- FOLDER`, while the portal runs: first the database, then the files that its rows name. */
async function main(): Promise<void> {
  const [named] = process.argv.slice(2);
  if (!named || named.startsWith("-")) throw new SettingError(USAGE);
  const to = resolve(named);
  if (existsSync(to) && readdirSync(to).length > 0) throw new SettingError(`${to} is not empty: name a new folder.`);
  const place = placeOfData();
  const began = new Date().toISOString();
  const url = place.url ?? embeddedUrl(place);
  if (!url) throw new SettingError("The embedded database is not running: run npm start in another terminal first.");
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const postgres = await serverVersion(url);
  if (place.url) dumpDatabase(place.url, postgres, to);
  else {
    await copyRunningCluster(url, embeddedFolder(place), join(to, "postgres"));
    // Without its keys nobody could sign in, and the portal itself not into its database.
    copyFileSync(join(place.dataDir, "secrets.json"), join(to, "secrets.json"));
  }
  const files = await copyFolder(place.filesDir, join(to, "files"), (path) => path.startsWith("incoming/"));
  writeManifest(to, { kind: place.url ? "dump" : "folder", began, ended: new Date().toISOString(), postgres });
  console.log(`Backed up the database and ${files} ${files === 1 ? "file" : "files"} to ${to}.`);
  console.log("It holds people's data and the portal's keys: keep it where nobody else reads it.");
}

main().catch((error: unknown) => {
  console.error(error instanceof SettingError || error instanceof ClientError ? error.message : error);
  process.exitCode = 1;
});
