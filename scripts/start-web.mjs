import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { requireNode } from "./bootstrap/node-version.mjs";
import { settleForReal } from "./production/settings.mjs";

requireNode();
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(root);
settleForReal(root);

// Of an image: the build brought its own server along. Otherwise Next's, in this very process, so that signals reach it.
const standalone = join(root, "server.js");
if (existsSync(standalone)) await import(pathToFileURL(standalone).href);
else if (existsSync(join(root, ".next", "BUILD_ID"))) {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  process.argv = [process.execPath, next, "start", "-p", process.env.PORT?.trim() || "3000"];
  await import(pathToFileURL(next).href);
} else {
  console.error("There is no build yet: run npm run build first.");
  process.exit(2);
}
