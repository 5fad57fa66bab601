import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { iconSheet, SHAPES, SHEET } from "../../scripts/icons";
import { root } from "../../scripts/migration/paths";

test("[ANY-1] the file of icons is what scripts/icons.ts writes", () => {
  expect(readFileSync(SHEET, "utf8")).toBe(iconSheet());
});

test("[ANY-1] every icon that is named somewhere is in the file, and none is there for nothing", () => {
  const named = readdirSync(join(root, "components"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => [...readFileSync(join(root, "components", file), "utf8").matchAll(/\bicon(?:\(|: )"([\w-]+)"/g)])
    .map((match) => match[1]);
  expect([...new Set(named)].sort()).toEqual(Object.keys(SHAPES).sort());
});
