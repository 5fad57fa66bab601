import { beforeEach, describe, expect, test } from "vitest";
import { changeGroupNumbers, saveGroupAddress } from "@/lib/billing/settings/commands";
import { getBillGroup } from "@/lib/billing/settings/queries";
import { groupAddressInput, groupNumbersInput } from "@/lib/billing/settings/schema";
import { row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { ctxOf, viewerOf } from "../setup/world";

beforeEach(freshDemo);

const [ADA, BEN, CORA, DAN] = [
  "ada@acme.example",
  "ben@acme.example",
  "cora@acme.example",
  "dan@birch.example",
] as const;

const groupId = async (name: string): Promise<string> =>
  (await row<{ id: string }>("SELECT id FROM bill_group WHERE name = $1", [name])).id;

const change = async (email: string, group: string, given: Record<string, string>) =>
  changeGroupNumbers(
    await ctxOf(email, "billing.change_group"),
    groupNumbersInput.parse({ billGroup: await groupId(group), version: "1", poNumber: "4500-1", ...given }),
  );

const groupAs = async (email: string, name: string) => getBillGroup(await viewerOf(email), await groupId(name));

describe("the numbers of a bill group", () => {
  test("[BIL-2, CON-7] are changed at once, with what changed in the history of all its contracts", async () => {
    await change(CORA, "Acme EMEA", {
      poNumber: "",
      vatNumber: "SE 556677-8899 01",
      registrationNumber: "556677-8899",
    });
    expect(await groupAs(ADA, "Acme EMEA")).toMatchObject({
      ...{ poNumber: null, vatNumber: "SE556677889901", registrationNumber: "556677-8899", version: 2 },
    });
    const events = await rows(
      `SELECT action, contract_id, before, after FROM audit_event WHERE bill_group_id IS NOT NULL`,
    );
    expect(events).toEqual([
      {
        action: "bill_group.settings_changed",
        contract_id: null,
        before: { registrationNumber: null },
        after: { registrationNumber: "556677-8899" },
      },
    ]);
  });

  test("[BIL-2] that cannot be are refused beside their fields", async () => {
    const wrong = change(CORA, "Acme EMEA", { vatNumber: "SE556677889902", registrationNumber: "12" });
    await expect(wrong).rejects.toMatchObject({
      code: "INVALID",
      fields: {
        vatNumber: { reason: "billing.vat_malformed", params: { prefix: "SE" } },
        registrationNumber: { reason: "billing.registration_malformed" },
      },
    });
  });

  test("[WHY-1, ACC-8] are not changed by who sees some contracts of the group only", async () => {
    await expect(change(BEN, "Acme US", { poNumber: "X" })).rejects.toMatchObject({
      code: "RULE",
      reason: "billing.not_whole_group",
      refusal: { ask: { email: ADA } },
    });
    expect(await groupAs(BEN, "Acme US")).toMatchObject({ poNumber: "4500-1", change: { allowed: false } });
  });

  test("[CON-5] saved by two: the second is shown what the first saved", async () => {
    await change(ADA, "Acme US", { poNumber: "4500-2" });
    await expect(change(ADA, "Acme US", { poNumber: "4500-3" })).rejects.toMatchObject({
      code: "CONFLICT",
      current: { poNumber: "4500-2", version: "2" },
      refusal: { params: { who: "Ada Byron" } },
    });
  });

  test("[ACC-6] of somebody else's group are not found", async () => {
    await expect(groupAs(DAN, "Dune")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(change(DAN, "Dune", {})).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the contacts of a bill group", () => {
  const save = async (email: string, given: Record<string, string> = {}) =>
    saveGroupAddress(
      await ctxOf(email, "billing.change_group"),
      groupAddressInput.parse({
        ...{ billGroup: await groupId("Acme US"), kind: "shipping", version: "1", name: "Goods", line1: "Dock 4" },
        ...{ country: "NO", postalCode: "0154", city: "Oslo", ...given },
      }),
    );

  test("[CON-6] are saved for the whole group, in any country", async () => {
    await save(ADA);
    const { shipping } = await groupAs(ADA, "Acme US");
    expect(shipping.own).toMatchObject({ country: "NO", city: "Oslo", company: null, version: 2 });
  });

  test("[ACC-8] are not saved by who sees some contracts of the group only", async () => {
    await expect(save(BEN)).rejects.toMatchObject({ reason: "billing.not_whole_group" });
  });
});
