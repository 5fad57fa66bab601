import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type SourceTree, treeOf } from "./source-tree";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Made by a program, or not the project's: nobody wrote it here. */
const NOT_OURS = new Set([
  "node_modules",
  "test-results",
  "playwright-report",
  "lib/platform/generated",
  "next-env.d.ts",
]);

let tree: SourceTree | undefined;

/** The project as it lies on the disk, read once per test file. */
export function projectTree(): SourceTree {
  tree ??= treeOf(listFiles(""), (path) => {
    try {
      return readFileSync(ROOT + path, "utf8");
    } catch {
      return undefined;
    }
  });
  return tree;
}

function listFiles(folder: string): string[] {
  const entries = readdirSync(ROOT + folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = folder + entry.name;
    const isHidden = entry.name.startsWith(".") && !folder.startsWith("app/");
    if (isHidden || NOT_OURS.has(path)) return [];
    return entry.isDirectory() ? listFiles(`${path}/`) : [path];
  });
}
