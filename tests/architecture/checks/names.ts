import { posix } from "node:path";
import { isCode, isTest, sliceOf, within } from "../module-path";
import type { Check, Finding } from "../rule";
import type { SourceTree } from "../source-tree";
import { freeSlices, sliceFiles, sliceFolders, techniqueFolders } from "../vocabulary";

/** A check that looks at the names of files alone. */
const eachPath =
  (concerns: (path: string) => boolean, problem: (path: string, tree: SourceTree) => string | null): Check =>
  (tree) =>
    tree.paths.filter(concerns).flatMap((path): Finding[] => {
      const message = problem(path, tree);
      return message === null ? [] : [{ path, line: 1, message }];
    });

const isFree = (path: string): boolean => freeSlices.some((slice) => slice === sliceOf(path));

/** Whoever knows one slice knows all. */
export const vocabularyIsClosed = (extra: Readonly<Record<string, string>>): Check =>
  eachPath(
    (path) => sliceOf(path) !== null && !isFree(path) && !(path.slice("lib/".length) in extra),
    (path, tree) => {
      if (isTest(path)) return testProblem(path, tree);
      const folders = path.split("/").slice(2, -1);
      const file = posix.basename(path);
      const isListed = (folders.at(-1) ?? "") in sliceFolders;
      if (folders.length > (isListed ? 2 : 1)) return "lies deeper than slice, sub-concern and its files";
      if (isListed) return file.endsWith(".ts") ? null : "is not a .ts file";
      return file in sliceFiles ? null : `${file} is no word of the vocabulary (tests/architecture/vocabulary.ts)`;
    },
  );

const testProblem = (path: string, tree: SourceTree): string | null =>
  tree.paths.includes(path.replace(/\.test\.(tsx?)$/, ".$1")) ? null : "stands beside no file of that name";

/** A new file name is a decision that the README tells. */
export const readmeTellsExtraNames =
  (extra: Readonly<Record<string, string>>): Check =>
  (tree) =>
    Object.keys(extra).flatMap((name): Finding[] => {
      const isTold = tree.read("README.md")?.includes(posix.basename(name)) ?? false;
      return isTold ? [] : [{ path: "README.md", line: 1, message: `does not tell of lib/${name}` }];
    });

const KEBAB = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
/** `[id]`, `[...path]`, `[[...path]]`, `(group)`, `@slot`. */
const NEXT_FOLDER = /^(\[{1,2}(\.{3})?[a-zA-Z]+\]{1,2}|\([a-z0-9]+(-[a-z0-9]+)*\)|@[a-z]+)$/;
const NAMED_BY_US = ["app", "components", "lib", "scripts", "sandbox", "tests", "e2e", "messages", "prisma"];

export const namesAreKebabCase: Check = eachPath(
  (path) =>
    (within(path, ...NAMED_BY_US) && !within(path, "prisma/migrations")) || (isCode(path) && !path.includes("/")),
  (path) => {
    const inApp = within(path, "app");
    const odd = path
      .split("/")
      .find((part) => part !== "README.md" && !KEBAB.test(part) && !(inApp && NEXT_FOLDER.test(part)));
    return odd === undefined ? null : `"${odd}" is not kebab-case`;
  },
);

export const noIndexFiles: Check = eachPath(isCode, (path) =>
  /(^|\/)index\.[a-z]+$/.test(path) ? "an index hides where things are; import the file itself" : null,
);

export const foldersAreNouns: Check = eachPath(
  (path) => within(path, "app", "components", "lib"),
  (path) => {
    const technique = techniqueFolders.find((name) => path.split("/").slice(0, -1).includes(name));
    return technique === undefined ? null : `lies in a folder named after a technique: ${technique}`;
  },
);
