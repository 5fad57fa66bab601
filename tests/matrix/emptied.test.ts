import { expect, test, vi } from "vitest";
import type * as visible from "@/lib/access/visible";
import { systemDb } from "@/lib/platform/db";
import * as emptied from "./emptied/visible";
import { matrix } from "./matrix";
import { EVERY_WAY } from "./pages";
import type { Way } from "./requests";

await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

/** Every fragment has its twin, and no twin is left over. */
type Fragments = { readonly [Name in keyof typeof visible]: (...given: Parameters<(typeof visible)[Name]>) => object };
const twins = emptied satisfies Fragments;
const names: readonly (keyof Fragments)[] = Object.keys(twins) as (keyof typeof emptied)[];

// What a query gives does not hang on how it was asked for, which the build as it is answers for in every way: as a whole,
// and the page alone, which no frame's own reading stops first. MATRIX_WAYS=all for the others.
const ways: readonly Way[] = process.env.MATRIX_WAYS === "all" ? EVERY_WAY : ["HTML", "RSC of the page alone"];
matrix("the build without ownership in its queries", ".tmp/emptied", ways);

test(`[A2] the twins let everything through: ${names.join(", ")}`, async () => {
  const all = await systemDb((tx) => tx.contract.count());
  const { visibleContract, joinOwnAccessSql, visibleBillGroupSql, ownRows } = twins;
  expect(await systemDb((tx) => tx.contract.count({ where: visibleContract() }))).toBe(all);
  expect(await systemDb((tx) => tx.$queryRaw`SELECT is_contact FROM contract ${joinOwnAccessSql()}`)).toHaveLength(all);
  const groups = await systemDb((tx) => tx.billGroup.count());
  expect(await systemDb((tx) => tx.$queryRaw`SELECT id FROM bill_group WHERE ${visibleBillGroupSql()}`)).toHaveLength(
    groups,
  );
  expect(ownRows()).toEqual({});
});
