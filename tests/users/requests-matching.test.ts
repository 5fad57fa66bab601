import { beforeEach, describe, expect, test } from "vitest";
import { matchAccessRequest } from "@/lib/users/requests/tasks";
import { change, row, rows } from "../setup/admin";
import { freshDemo, placeEndsIn } from "../setup/demo";
import { queuedMails } from "../setup/jobs";
import { viewerOf } from "../setup/world";
import { addContact, ask, askAndMatch, mailsTo, matchOf, STIG, subjects } from "./requesting";

beforeEach(freshDemo);

/** The same invoice number, used by another seller entity on another contract. */
const sameNumberElsewhere = (number: string, contract: string): Promise<void> =>
  change(
    `INSERT INTO invoice
     SELECT (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'contract_id', c.id,
       'account_id', c.account_id, 'bill_group_id', c.bill_group_id, 'seller_entity_id', g.seller_entity_id,
       'reference', i.number || '~2', 'open_minor', 0))).*
     FROM invoice i, contract c JOIN bill_group g ON g.id = c.bill_group_id
     WHERE i.number = $1 AND c.number = $2`,
    [number, contract],
  );

describe("what a number means", () => {
  test.each([
    ["a contract's number", "C-1001", "C-1001"],
    ["in small letters", "c-1001", "C-1001"],
    ["an ended contract's", "C-1005", "C-1005"],
    ["a suspended account's", "C-2001", "C-2001"],
    ["an invoice's number", "INV-1042", "C-1001"],
    ["in small letters", "inv-1048", "C-1003"],
    ["a void invoice's", "INV-1049", "C-1001"],
    ["a reseller's contract", "C-3001", null],
    ["nobody's", "C-9999", null],
    ["part of one", "C-100", null],
    ["one with more behind it", "C-10011", null],
    ["one with a space inside", "C- 1001", null],
    ["a pattern", "C-100_", null],
    ["another pattern", "%", null],
    ["words of the database", "' OR 1=1 --", null],
    ["digits of another script", "C-١٠٠١", null],
    ["a wide letter", "Ｃ-1001", null],
    ["a hundred characters", "x".repeat(100), null],
  ])("[ACC-9] %s: %s is %j", async (_what, number, expected) => {
    expect(await matchOf(await askAndMatch(number))).toBe(expected);
    expect((await queuedMails()).length > 0).toBe(expected !== null);
  });

  test("[ACC-9] letters beyond ASCII are found as they were typed", async () => {
    await change("UPDATE contract SET number = 'Å-7/ø' WHERE number = 'C-1001'");
    expect(await matchOf(await askAndMatch("Å-7/ø"))).toBe("Å-7/ø");
  });

  test("[ACC-9] an invoice number that two sellers use on two contracts means neither; its reference means one", async () => {
    await sameNumberElsewhere("INV-1042", "C-1003");
    expect(await matchOf(await askAndMatch("INV-1042"))).toBeNull();
    expect(await matchOf(await askAndMatch("inv-1042~2"))).toBe("C-1003");
  });

  test("[ACC-9] one that two invoices of the same contract have means that contract", async () => {
    await change("UPDATE invoice SET reference = 'INV-1042' || '~3' WHERE number = 'INV-1042'");
    await change("UPDATE invoice SET reference = 'INV-1042' WHERE number = 'INV-1043'");
    expect(await matchOf(await askAndMatch("INV-1042"))).toBe("C-1001");
  });

  test("[ACC-9, SIG-5] a reseller's invoice means nothing, also where a direct customer's has its number", async () => {
    await sameNumberElsewhere("INV-1048", "C-3001");
    expect(await matchOf(await askAndMatch("INV-1048~2"))).toBeNull();
    expect(await matchOf(await askAndMatch("INV-1048"))).toBeNull();
  });

  test("[ACC-9] a contract's number comes before an invoice's that is the same", async () => {
    await change("UPDATE invoice SET reference = 'C-1003' WHERE number = 'INV-1042'");
    expect(await matchOf(await askAndMatch("C-1003"))).toBe("C-1003");
  });

  test("[ACC-9] of two contracts that differ in capitals the one as typed is meant, and else neither", async () => {
    await change("UPDATE contract SET number = 'c-1001' WHERE number = 'C-1002'");
    expect(await matchOf(await askAndMatch("c-1001", "a@nowhere.example"))).toBe("c-1001");
    expect(await matchOf(await askAndMatch("C-1001", "b@nowhere.example"))).toBe("C-1001");
    await change("UPDATE contract SET number = 'X-y' WHERE number = 'C-1001'");
    await change("UPDATE contract SET number = 'x-Y' WHERE number = 'c-1001'");
    expect(await matchOf(await askAndMatch("x-y", "d@nowhere.example"))).toBeNull();
  });

  test.each([
    ["as a contact", "ben@acme.example", "C-1001"],
    ["by an access rule", "gus@elm.example", "C-5001"],
  ])("[ACC-9] a contract the asker sees already, %s, is not asked for", async (_how, email, number) => {
    expect(await matchOf(await askAndMatch(number, email))).toBeNull();
    expect(await subjects()).toEqual([]);
  });

  test("[ACC-9, USR-8] somebody whose place has run out may ask for it again", async () => {
    await placeEndsIn("ben@acme.example", "C-1001", -1);
    expect(await matchOf(await askAndMatch("C-1001", "ben@acme.example"))).toBe("C-1001");
    expect(await mailsTo("ben@acme.example")).toEqual([]);
  });
});

describe("the contacts", () => {
  test("[ACC-9, ANY-2] are each asked by mail, in time and in their language, with the link to answer", async () => {
    await change("UPDATE person SET locale = 'sv' WHERE email = 'ben@acme.example'");
    await addContact("old@acme.example", "C-1001", "2027-03-09");
    const id = await askAndMatch("C-1001");
    expect(await subjects()).toEqual([
      `ada@acme.example: ${STIG} asks for access to contract C-1001`,
      `ben@acme.example: ${STIG} ber om åtkomst till avtal C-1001`,
    ]);
    const [mail] = await mailsTo("ada@acme.example");
    for (const said of ["Stig Ek", STIG, "C-1001", "Acme Robotics", "24 March 2027", "Approve only people you know"])
      expect(mail?.text).toContain(said);
    expect(mail?.text).toContain(`/users/requests/${id}`);
  });

  test("[ACC-9, ANY-2] without a language of their own read the account's", async () => {
    await askAndMatch("C-5001");
    expect((await mailsTo("ina@elm.example"))[0]?.subject).toContain("ber om åtkomst");
  });

  test("[ACC-9] do not get the stranger's note in their mailbox", async () => {
    await ask("C-1001", STIG, "Call 555-0100 at once");
    const [{ payload }] = (await rows("SELECT payload FROM graphile_worker._private_jobs")) as [
      { payload: { accessRequestId: string } },
    ];
    await matchAccessRequest(payload);
    expect((await mailsTo("ada@acme.example"))[0]?.text).not.toContain("555-0100");
  });

  test("[M8] are asked once, however often and by how many workers at once the job runs", async () => {
    const accessRequestId = await ask("C-1001");
    await Promise.all(Array.from({ length: 4 }, () => matchAccessRequest({ accessRequestId })));
    await matchAccessRequest({ accessRequestId });
    expect((await queuedMails()).length).toBe(2);
    expect(await row("SELECT count(*)::int AS n FROM access_request_match")).toEqual({ n: 1 });
  });

  test("[ACC-9] are not asked for a request that has ended, or that is nowhere", async () => {
    const accessRequestId = await ask("C-1001");
    await change("UPDATE access_request SET ended_at = portal.now()");
    await matchAccessRequest({ accessRequestId });
    await matchAccessRequest({ accessRequestId: (await viewerOf(STIG)).personId });
    expect(await queuedMails()).toEqual([]);
  });
});
