import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { envSchema } from "@/lib/platform/env";
import { root } from "./migration/paths";
import { loadEnvFiles } from "./settings";
import { emptyDataDir } from "./start/empty-data-dir";

/** `npm run reset`: empties DATA_DIR, so that the next start begins with a new database, inbox and keys. */
async function reset(): Promise<string> {
  const dataDir = resolve(root, envSchema.shape.DATA_DIR.parse(loadEnvFiles().DATA_DIR?.trim() || undefined));
  const shown = relative(root, dataDir).startsWith("..") ? dataDir : relative(root, dataDir);
  if (!existsSync(dataDir)) return `There is no ${shown}: nothing to empty.`;
  await emptyDataDir(dataDir);
  return `Emptied ${shown}: the database, the mails, the logs and the keys are gone. npm start makes them anew.`;
}

reset().then(
  (told) => console.log(told),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
