import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { chooseBillGroup } from "@/lib/bill-groups/commands";
import { readBillGroups } from "@/lib/bill-groups/queries";
import { getPortalFrame } from "@/lib/branding/queries";
import { viewerDb } from "@/lib/platform/db";
import { row, rows } from "../setup/admin";
import { freshDemo, placeEndsIn } from "../setup/demo";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { ctxOf, viewerOf } from "../setup/world";

beforeEach(freshDemo);

const groupId = async (name: string): Promise<string> =>
  (await row<{ id: string }>("SELECT id FROM bill_group WHERE name = $1", [name])).id;

const choicesOf = async (email: string, wanted: string | null) => {
  const viewer = await viewerOf(email);
  const { all, chosen } = await viewerDb(viewer, (tx) => readBillGroups(tx, viewer, wanted));
  return { all: all.map(({ name }) => name), chosen: chosen?.name ?? null };
};

describe("the bill group somebody looks at", () => {
  test("[BIL-7] is the remembered one, and the list stays in its order", async () => {
    expect(await choicesOf("ada@acme.example", null)).toEqual({ all: ["Acme US", "Acme EMEA"], chosen: "Acme US" });
    expect(await choicesOf("ada@acme.example", await groupId("Acme EMEA"))).toEqual({
      ...{ all: ["Acme US", "Acme EMEA"], chosen: "Acme EMEA" },
    });
  });

  test("[BIL-7, ACC-6] a made-up, foreign or lost one falls back to the first, and names nobody", async () => {
    for (const wanted of ["made up", "", randomUUID(), await groupId("Birch"), "'; --"])
      expect(await choicesOf("ada@acme.example", wanted)).toEqual({ all: ["Acme US", "Acme EMEA"], chosen: "Acme US" });
    const lost = await groupId("Acme EMEA");
    await placeEndsIn("ben@acme.example", "C-1003", -1);
    expect(await choicesOf("ben@acme.example", lost)).toEqual({ all: ["Acme US"], chosen: "Acme US" });
  });

  test("[BIL-7] is among the choices however many there are", async () => {
    await rows(
      `WITH made AS (
         INSERT INTO bill_group (id, account_id, seller_entity_id, name, frequency)
         SELECT gen_random_uuid(), account_id, seller_entity_id, 'Acme Z' || lpad(n::text, 3, '0'), 'monthly'
         FROM bill_group, generate_series(1, 250) n WHERE name = 'Acme US' RETURNING id, name),
       agreed AS (
         INSERT INTO contract SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
           'number', made.name, 'bill_group_id', made.id))).* FROM contract c, made WHERE c.number = 'C-1001'
         RETURNING id, account_id)
       INSERT INTO contract_contact (id, account_id, contract_id, person_id)
       SELECT gen_random_uuid(), agreed.account_id, agreed.id, person.id FROM agreed, person WHERE email = 'ada@acme.example'`,
    );
    const { all, chosen } = await choicesOf("ada@acme.example", await groupId("Acme Z250"));
    expect([chosen, all.length, all[0], all.at(-1)]).toEqual(["Acme Z250", 200, "Acme US", "Acme Z250"]);
    expect(all).toContain("Acme Z250");
  });

  test("[BIL-5] brands the portal", async () => {
    const ada = await viewerOf("ada@acme.example");
    expect((await getPortalFrame(ada, await groupId("Acme US"))).brand?.name).toBe("Fjord Cloud Inc.");
    expect((await getPortalFrame(ada, await groupId("Acme EMEA"))).brand).toMatchObject({
      ...{ name: "Fjord Cloud AB", color: "#0d7a6b", logoUrl: "/brands/fjord-cloud-ab.svg" },
    });
    expect((await getPortalFrame(ada, await groupId("Elm"))).brand?.name).toBe("Fjord Cloud Inc.");
  });

  test("[ACC-6] choosing takes one of the viewer's own", async () => {
    const choose = async (email: string, billGroup: string) =>
      chooseBillGroup(await ctxOf(email, "bill_group.choose"), { billGroup });
    expect(await outcomeOf(choose("ada@acme.example", await groupId("Acme EMEA")))).toBe("done");
    expect(await refusalOf(choose("ada@acme.example", await groupId("Birch")))).toMatchObject({ code: "NOT_FOUND" });
    expect(await refusalOf(choose("eve@cedar.example", await groupId("Cedar")))).toMatchObject({ code: "NOT_FOUND" });
    expect(await refusalOf(choose("ada@acme.example", randomUUID()))).toMatchObject({ code: "NOT_FOUND" });
  });
});
