import { beforeEach, expect, test } from "vitest";
import { systemDb } from "@/lib/platform/db";
import { freshDemo } from "../setup/demo";
import { placesOn } from "./people";

beforeEach(freshDemo);

const on = (number: string) => `contract_id = (SELECT id FROM contract WHERE number = '${number}')`;
const bySystem = (...statements: string[]) =>
  systemDb(async (tx) => {
    for (const statement of statements) await tx.$executeRawUnsafe(statement);
  });

test.each([
  ["taken off", `DELETE FROM contract_contact WHERE is_primary AND ${on("C-1001")}`, /primary billing contact stays/],
  ["taken off", `DELETE FROM contract_contact WHERE is_card_holder AND ${on("C-1002")}`, /credit card holder stays/],
  [
    "set aside",
    `UPDATE contract_contact SET is_primary = false WHERE ${on("C-1001")}`,
    /primary billing contact stays/,
  ],
  ["set aside", `UPDATE contract_contact SET is_card_holder = false WHERE ${on("C-1002")}`, /credit card holder stays/],
  [
    "moved away",
    `UPDATE contract_contact SET contract_id = (SELECT id FROM contract WHERE number = 'C-1004'), is_primary = false
     WHERE is_primary AND ${on("C-1006")}`,
    /primary billing contact stays|unique constraint/,
  ],
  ["all gone", `DELETE FROM contract_contact WHERE ${on("C-4001")}`, /stays until another takes over/],
])(
  "[USR-5, A4] the system's door cannot leave a contract without whom it had: %s",
  async (_how, statement, expected) => {
    const before = [await placesOn("C-1001"), await placesOn("C-1002"), await placesOn("C-4001")];
    await expect(bySystem(statement)).rejects.toThrow(expected);
    expect([await placesOn("C-1001"), await placesOn("C-1002"), await placesOn("C-4001")]).toEqual(before);
  },
);

test("[USR-5, A4] in one transaction another may take over, in either order", async () => {
  const ben = "person_id = (SELECT id FROM person WHERE email = 'ben@acme.example')";
  await bySystem(
    `UPDATE contract_contact SET is_primary = false WHERE ${on("C-1001")}`,
    `UPDATE contract_contact SET is_primary = true WHERE ${ben} AND ${on("C-1001")}`,
  );
  expect(await placesOn("C-1001")).toEqual(["ada", "ben primary"]);
  await bySystem(
    `DELETE FROM contract_contact WHERE is_primary AND ${on("C-1001")}`,
    `UPDATE contract_contact SET is_primary = true WHERE ${on("C-1001")}`,
  );
  expect(await placesOn("C-1001")).toEqual(["ada primary"]);
});
