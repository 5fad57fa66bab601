import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { getStanding } from "@/lib/access/queries";
import { getPortalFrame } from "@/lib/branding/queries";
import { getContract, listContracts } from "@/lib/contracts/queries";
import type { Viewer } from "@/lib/platform/viewer";
import { change, inTransaction, row, rows } from "../setup/admin";
import { endIn, freshDemo, placeEndsIn } from "../setup/demo";
import { refusalOf } from "../setup/outcome";
import { setClock, viewerOf } from "../setup/world";

beforeEach(freshDemo);

const seenBy = async (viewer: Viewer): Promise<string[]> =>
  (await listContracts(viewer, "all")).rows.map(({ number }) => number).sort();
const seen = async (email: string): Promise<string[]> => seenBy(await viewerOf(email));
const standing = async (email: string) => getStanding(await viewerOf(email));

const addRule = (group: string, kind: "domain" | "address", value: string): Promise<void> =>
  change(
    `INSERT INTO access_rule (id, account_id, bill_group_id, kind, value)
     SELECT gen_random_uuid(), account_id, id, $2::access_rule_kind, $3 FROM bill_group WHERE name = $1`,
    [group, kind, value],
  );
const switchRules = (group: string, on: boolean): Promise<void> =>
  change("UPDATE bill_group SET access_rules_on = $2 WHERE name = $1", [group, on]);

describe("access rules", () => {
  test.each([
    ["of the domain", "gus@elm.example", ["C-5001"]],
    ["with the single address", "aud@audit.example", ["C-5001"]],
    ["of the address's domain only", "bob@audit.example", []],
    ["of a subdomain", "gus@mail.elm.example", []],
    ["of a domain that ends alike", "gus@notelm.example", []],
    ["of a domain that begins alike", "gus@elm.example.evil.example", []],
    ["with the domain as a name", "elm.example@evil.example", []],
  ])("[ACC-2] somebody %s (%s) sees %j", async (_who, email, expected) => {
    expect(await seen(email)).toEqual(expected);
  });

  test("[ACC-2] an address nobody has proven is not let in, until it is", async () => {
    const uma = { personId: randomUUID(), email: "uma@elm.example", sessionId: randomUUID(), locale: "en" } as Viewer;
    await change("INSERT INTO person (id, email) VALUES ($1, $2)", [uma.personId, uma.email]);
    expect(await seenBy(uma)).toEqual([]);
    await change("UPDATE person SET email_verified_at = now() WHERE id = $1", [uma.personId]);
    expect(await seenBy(uma)).toEqual(["C-5001"]);
  });

  test("[ACC-2] each bill group has its own: a rule of one opens nothing of the other", async () => {
    await addRule("Acme EMEA", "domain", "partner.example");
    await switchRules("Acme EMEA", true);
    expect(await seen("pat@partner.example")).toEqual(["C-1003", "C-1004"]);
  });

  test("[ACC-5, ACC-7] switched off they let nobody in from the next request, switched on again at once", async () => {
    const gus = await viewerOf("gus@elm.example");
    expect(await seenBy(gus)).toEqual(["C-5001"]);
    await switchRules("Elm", false);
    expect(await seenBy(gus)).toEqual([]);
    expect(await refusalOf(getContract(gus, "C-5001"))).toMatchObject({ code: "NOT_FOUND" });
    expect(await seen("ina@elm.example")).toEqual(["C-5001"]); // a contact needs no rule
    await switchRules("Elm", true);
    expect(await seenBy(gus)).toEqual(["C-5001"]);
  });

  test("[ACC-7] one that is taken away counts from the next request", async () => {
    const gus = await viewerOf("gus@elm.example");
    await change("DELETE FROM access_rule WHERE value = 'elm.example'");
    expect(await seenBy(gus)).toEqual([]);
    expect(await seen("aud@audit.example")).toEqual(["C-5001"]);
  });

  test("[ACC-5] when the group's last active contract ends they stop granting, its contacts keep theirs", async () => {
    await endIn("C-5001", 0);
    expect(await seen("gus@elm.example")).toEqual(["C-5001"]); // its last day
    await setClock("2027-03-10T23:00:00Z"); // the day after in Stockholm
    expect(await seen("gus@elm.example")).toEqual([]);
    expect(await standing("gus@elm.example")).toEqual({ kind: "none" });
    const ina = await viewerOf("ina@elm.example");
    expect(await seenBy(ina)).toEqual(["C-5001"]);
    expect((await getContract(ina, "C-5001")).status).toBe("ended");
  });

  test("[ACC-5] while another contract of the group is active they grant the ended ones too", async () => {
    await change(
      `INSERT INTO contract (id, account_id, bill_group_id, number, starts_on, ends_on, auto_renew, paid_by, value_minor, currency)
       SELECT gen_random_uuid(), account_id, bill_group_id, 'C-5000', '2025-01-01', '2026-01-01', false, paid_by, 1, currency
       FROM contract WHERE number = 'C-5001'`,
    );
    expect(await seen("gus@elm.example")).toEqual(["C-5000", "C-5001"]);
  });

  test("[ACC-5] an active contract in another group of the account does not keep them granting", async () => {
    await addRule("Acme US", "domain", "partner.example");
    await switchRules("Acme US", true);
    for (const number of ["C-1001", "C-1002", "C-1006"]) await endIn(number, -1);
    expect(await seen("pat@partner.example")).toEqual([]);
  });

  test("[ACC-1] two that both cover an address show each contract once", async () => {
    // No such pair can be made any more [ACC-4]; the view does not rely on that.
    await inTransaction(async (superuser) => {
      await superuser.query("SET LOCAL session_replication_role = replica");
      await superuser.query(
        `INSERT INTO access_rule (id, account_id, bill_group_id, kind, value)
         SELECT gen_random_uuid(), account_id, id, 'address', 'gus@elm.example' FROM bill_group WHERE name = 'Elm'`,
      );
      await superuser.query("COMMIT");
    });
    expect(await seen("gus@elm.example")).toEqual(["C-5001"]);
  });
});

describe("a place with an end date", () => {
  test("[USR-8] holds through that day in the seller entity's zone, and not a moment longer", async () => {
    const ben = await viewerOf("ben@acme.example");
    await placeEndsIn(ben.email, "C-1001", 0); // 10 March in Los Angeles
    await setClock("2027-03-11T07:59:30Z");
    expect(await seenBy(ben)).toEqual(["C-1001", "C-1003"]);
    await setClock("2027-03-11T08:00:00Z");
    expect(await seenBy(ben)).toEqual(["C-1003"]);
    expect(await refusalOf(getContract(ben, "C-1001"))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("[USR-8, ACC-8] once it is over, a rule that covers the address lets in, but no longer as a contact", async () => {
    const hana = await viewerOf("hana@elm.example");
    await rows(`INSERT INTO account_person SELECT account_id, $1, 'Hana', 'Ek' FROM contract WHERE number = 'C-5001'`, [
      hana.personId,
    ]);
    await change(
      `INSERT INTO contract_contact (id, account_id, contract_id, person_id)
       SELECT gen_random_uuid(), account_id, id, $1 FROM contract WHERE number = 'C-5001'`,
      [hana.personId],
    );
    const mayDecide = async () => (await getContract(hana, "C-5001")).renewal.decision.allowed;
    await placeEndsIn(hana.email, "C-5001", 0);
    expect(await mayDecide()).toBe(true);
    await placeEndsIn(hana.email, "C-5001", -1);
    expect(await mayDecide()).toBe(false);
  });
});

describe("the next request", () => {
  test("[ACC-7] a contact taken off a contract finds it no more, and it is gone from the list", async () => {
    const ben = await viewerOf("ben@acme.example");
    await getContract(ben, "C-1001");
    await change(
      "DELETE FROM contract_contact WHERE person_id = $1 AND contract_id = (SELECT id FROM contract WHERE number = 'C-1001')",
      [ben.personId],
    );
    expect(await refusalOf(getContract(ben, "C-1001"))).toMatchObject({ code: "NOT_FOUND" });
    expect(await seenBy(ben)).toEqual(["C-1003"]);
  });

  test("[ACC-6] somebody else's contract and one that does not exist read the same", async () => {
    const dan = await viewerOf("dan@birch.example");
    const elses = await refusalOf(getContract(dan, "C-1001"));
    expect(elses).toMatchObject({ code: "NOT_FOUND", reason: "access.not_found" });
    for (const number of ["C-9999", "", "c-2001", "C-2001 ", "%", "' OR 1=1 --"])
      expect(await refusalOf(getContract(dan, number))).toEqual(elses);
  });

  test("[ACC-1] a contact sees the others on the contract by name, and of a colleague's contracts nothing", async () => {
    const { contacts } = await getContract(await viewerOf("ben@acme.example"), "C-1001");
    expect(contacts).toEqual([
      { name: "Ada Byron", email: "ada@acme.example", phone: null, isPrimary: true, isCardHolder: false },
      { name: "Ben Holt", email: "ben@acme.example", phone: null, isPrimary: false, isCardHolder: false },
    ]);
  });
});

const NOTHING_TO_FRAME = { brand: null, billGroups: [], billGroup: null };

describe("where signing in leads", () => {
  test.each([
    ["a contact", "ada@acme.example", { kind: "open", alsoClosed: false }],
    ["somebody let in by a rule", "gus@elm.example", { kind: "open", alsoClosed: false }],
    ["a contact of a suspended account", "dan@birch.example", { kind: "open", alsoClosed: false }],
    ["a reseller's contact", "eve@cedar.example", { kind: "closed" }],
    ["an address nobody knows", "stranger@nowhere.example", { kind: "none" }],
  ])("[SIG-4, SIG-5] %s, %s: %j", async (_who, email, expected) => {
    expect(await standing(email)).toEqual(expected);
  });

  test("[SIG-5] a partner's people find the door closed like a reseller's", async () => {
    await change("UPDATE account SET type = 'partner' WHERE name = 'Cedar Partners'");
    expect(await standing("eve@cedar.example")).toEqual({ kind: "closed" });
    expect(await getPortalFrame(await viewerOf("eve@cedar.example"))).toMatchObject(NOTHING_TO_FRAME);
  });

  test("[SIG-5] somebody a rule of a reseller's group covers finds it closed too", async () => {
    await addRule("Cedar", "domain", "cedar.example");
    await switchRules("Cedar", true);
    expect(await standing("ed@cedar.example")).toEqual({ kind: "closed" });
    expect(await seen("ed@cedar.example")).toEqual([]);
  });

  test("[SIG-5] somebody on a reseller's and a direct account sees the direct one, with a note", async () => {
    await addRule("Elm", "address", "eve@cedar.example");
    expect(await standing("eve@cedar.example")).toEqual({ kind: "open", alsoClosed: true });
    expect(await seen("eve@cedar.example")).toEqual(["C-5001"]);
  });

  test("[SIG-4] of nobody's portal there is nothing to frame: no brand, no name, no place", async () => {
    const frame = await getPortalFrame(await viewerOf("stranger@nowhere.example"));
    expect(frame).toMatchObject({ ...NOTHING_TO_FRAME, personName: null, standing: { kind: "none" } });
  });

  test("[BIL-7] the frame names the accounts and groups the viewer is in, and no others", async () => {
    const ben = await getPortalFrame(await viewerOf("ben@acme.example"));
    expect(ben).toMatchObject({
      personName: "Ben Holt",
      billGroups: [
        { account: "Acme Robotics", name: "Acme US" },
        { account: "Acme Robotics", name: "Acme EMEA" },
      ],
    });
    const gus = await getPortalFrame(await viewerOf("gus@elm.example"));
    expect(gus).toMatchObject({
      personName: null,
      email: "gus@elm.example",
      billGroups: [{ account: "Elm Health", name: "Elm" }],
    });
  });

  test("[BIL-5] the frame is branded by the seller entity of the viewer's first group", async () => {
    const brandOf = async (email: string) => (await getPortalFrame(await viewerOf(email))).brand?.name;
    expect(await brandOf("ben@acme.example")).toBe("Fjord Cloud Inc.");
    expect(await brandOf("ina@elm.example")).toBe("Fjord Cloud AB");
  });

  test("[ACC-7] an account that becomes a reseller's closes from the next request", async () => {
    const ada = await viewerOf("ada@acme.example");
    await change("UPDATE account SET type = 'reseller' WHERE name = 'Acme Robotics'");
    expect(await seenBy(ada)).toEqual([]);
    expect(await getStanding(ada)).toEqual({ kind: "closed" });
    expect(await row("SELECT count(*)::int AS n FROM contract_contact WHERE person_id = $1", [ada.personId])).toEqual({
      n: 5,
    });
  });
});
