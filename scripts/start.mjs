import { requireNode } from "./bootstrap/node-version.mjs";

requireNode();
// Loaded only after the check: what follows does not parse on an old Node.
import("./bootstrap/run.mjs").then((bootstrap) => bootstrap.run("start.ts"));
