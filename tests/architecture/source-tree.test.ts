import { describe, expect, test } from "vitest";
import { projectTree } from "./project-tree";
import { treeFrom } from "./rule";

const importsOf = (text: string, others: Record<string, string> = {}) =>
  treeFrom({ "lib/contracts/renewal/rules.ts": text, ...others }).files[0]?.imports ?? [];

describe("[ARCH] reading the project", () => {
  test.each([
    ["@/lib/platform/dates", "lib/platform/dates.ts", null],
    ["../types", "lib/contracts/types", null],
    ["../../platform/dates.js", "lib/platform/dates.ts", null],
    ["@/messages/en.json", "messages/en.json", null],
    ["..", "lib/contracts/index.ts", null],
    ["fs/promises", null, "node:fs/promises"],
    ["node:fs", null, "node:fs"],
    ["next/headers", null, "next"],
    ["@prisma/client/runtime", null, "@prisma/client"],
  ])("%s means %s %s", (specifier, target, name) => {
    const others = { "lib/platform/dates.ts": "", "lib/contracts/index.ts": "", "messages/en.json": "{}" };
    expect(importsOf(`import "${specifier}";`, others)).toMatchObject([{ target, package: name }]);
  });

  test.each([
    [`import { a } from "x"`, false],
    [`import type { A } from "x"`, true],
    [`import { type A } from "x"`, true],
    [`import { type A, b } from "x"`, false],
    [`import "x"`, false],
    [`export * from "x"`, false],
    [`export type { A } from "x"`, true],
    [`type A = import("x").A`, true],
    [`const a = import("x")`, false],
    ["const a = import(`x`)", false],
    [`import a = require("x")`, false],
    [`const a = require("x")`, false],
  ])("%s: types only? %s", (text, typeOnly) => {
    expect(importsOf(text)).toMatchObject([{ package: "x", typeOnly }]);
  });

  test("a file that cannot be parsed is not passed over", () => {
    expect(() => treeFrom({ "lib/contracts/rules.ts": "const = ;" })).toThrow("lib/contracts/rules.ts");
  });

  test("the project's own files are read, and nobody else's", () => {
    const { paths, files } = projectTree();
    expect(files.find(({ path }) => path === "lib/platform/env.ts")?.imports).toMatchObject([{ package: "zod" }]);
    expect(paths).toContain("tests/architecture/source-tree.test.ts");
    expect(paths).toContain("package-lock.json");
    expect(paths.filter((path) => /node_modules|generated\/|^\./.test(path))).toEqual([]);
  });
});
