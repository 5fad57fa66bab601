import { describe, expect, test } from "vitest";
import { projectTree } from "./project-tree";
import { type SourceFile, type SourceTree, treeOf } from "./source-tree";

export interface Finding {
  path: string;
  line: number;
  message: string;
}

export type Check = (tree: SourceTree) => Finding[];

export const at = (file: SourceFile, place: number | { start: number }, message: string): Finding => ({
  path: file.path,
  line: typeof place === "number" ? place : file.lineOf(place),
  message,
});

/** A check that looks at each file by itself. */
export const eachFile =
  (inspect: (file: SourceFile) => Finding[]): Check =>
  (tree) =>
    tree.files.flatMap(inspect);

/** A small project in memory; the line break after an opening backtick does not count. */
export function treeFrom(example: Record<string, string>): SourceTree {
  const texts = new Map(Object.entries(example).map(([path, text]) => [path, text.replace(/^\n/, "")]));
  return treeOf([...texts.keys()], (path) => texts.get(path));
}

/**
 * A rule of the house: the project keeps it, and the example proves that the check can fail. In the example every line
 * that holds the word `refused` must be found, and no other line.
 */
export function rule(title: string, check: Check, example: Record<string, string>): void {
  describe(title, () => {
    test("the project keeps it", () => {
      expect(check(projectTree()).map(({ path, line, message }) => `${path}:${line} ${message}`)).toEqual([]);
    });
    proof("the check finds what it should, and nothing else", check, example);
  });
}

/** The example alone, where a check is given something that the project does not have. */
export function proof(title: string, check: Check, example: Record<string, string>): void {
  test(title, () => {
    const tree = treeFrom(example);
    const expected = tree.paths.flatMap((path) => refusedLines(path, tree.read(path) ?? ""));
    expect(expected).not.toEqual([]);
    expect([...new Set(check(tree).map(({ path, line }) => `${path}:${line}`))].sort()).toEqual(expected.sort());
  });
}

const refusedLines = (path: string, text: string): string[] =>
  text.split("\n").flatMap((line, index) => (line.includes("refused") ? [`${path}:${index + 1}`] : []));
