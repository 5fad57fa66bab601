import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Env, readEnv } from "@/lib/platform/env";
import { root } from "../migration/paths";
import { postgresAccount } from "../postgres/account";
import { runningPostgres } from "../postgres/leftover";
import { clusterFolder } from "../postgres/place";
import { loadEnvFiles } from "../settings";
import { loadSecrets } from "../start/secrets";

/** Where the portal's data is, by its settings. */
export interface Place {
  readonly env: Env;
  readonly dataDir: string;
  readonly filesDir: string;
  /** A database of one's own, by a role that reads all of it; null: the embedded one. */
  readonly url: string | null;
}

/** @throws SettingError */
export function placeOfData(): Place {
  const env = readEnv(loadEnvFiles());
  const dataDir = resolve(root, env.DATA_DIR);
  return {
    ...{ env, dataDir },
    filesDir: resolve(root, env.FILES_DIR ?? join(env.DATA_DIR, "files")),
    url: env.MIGRATE_DATABASE_URL ?? env.DATABASE_URL ?? null,
  };
}

/** The embedded database's folder; of a DATA_DIR that is there, since who may enter that decides. */
export const embeddedFolder = ({ dataDir }: Place): string => clusterFolder(dataDir, postgresAccount());

/** How the embedded database that runs now is reached by its superuser; null where it does not run. */
export function embeddedUrl(place: Place): string | null {
  const { dataDir } = place;
  const folder = embeddedFolder(place);
  if (!existsSync(join(dataDir, "secrets.json")) || runningPostgres(folder) === null) return null;
  const port = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[3];
  return `postgresql://postgres:${encodeURIComponent(loadSecrets(dataDir).superuser)}@127.0.0.1:${port}/portal`;
}
