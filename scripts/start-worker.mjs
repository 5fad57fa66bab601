import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { requireNode } from "./bootstrap/node-version.mjs";
import { settleForReal } from "./production/settings.mjs";

requireNode();
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(root);
settleForReal(root);

const { register } = await import("tsx/esm/api");
register();
await import("./worker.ts");
