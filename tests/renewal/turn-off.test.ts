import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { turnOffRenewal } from "@/lib/contracts/renewal/commands";
import { fingerprint, row, rows } from "../setup/admin";
import { endIn, freshDemo, placeEndsIn } from "../setup/demo";
import { queuedJobs, queuedMails } from "../setup/jobs";
import { refusalOf } from "../setup/outcome";
import { contractRow, ctxOf } from "../setup/world";

const CHANGEABLE = ["contract", "contract_contact", "audit_event", "graphile_worker._private_jobs", "person"];

const turnOff = async (email: string, contractNumber: string) => turnOffRenewal(await ctxOf(email), { contractNumber });

beforeEach(freshDemo);

describe("turning auto-renewal off", () => {
  test.each(["ada@acme.example", "ben@acme.example"])("[REN-5] by %s takes effect at once", async (email) => {
    await turnOff(email, "C-1001");
    const { auto_renew, auto_renew_off_here_at } = await contractRow("C-1001");
    expect(auto_renew).toBe(false);
    expect(auto_renew_off_here_at?.toISOString()).toMatch(/^2027-03-10T20:0/);
  });

  test("[REN-5] changes that one contract and nothing else", async () => {
    const others = `SELECT * FROM contract WHERE number <> 'C-1001' ORDER BY number`;
    const before = await rows(others);
    await turnOff("ada@acme.example", "C-1001");
    expect(await rows(others)).toEqual(before);
  });

  test("[A7, REN-5] is in the contract's history: who, what, from what to what", async () => {
    const ctx = await ctxOf("ben@acme.example");
    await turnOffRenewal(ctx, { contractNumber: "C-1001" });
    const { id } = await contractRow("C-1001");
    const event = await row("SELECT * FROM audit_event");
    expect(event).toMatchObject({
      action: "contract.renewal_turned_off",
      actor_kind: "person",
      actor_person_id: ctx.viewer.personId,
      actor_email: "ben@acme.example",
      contract_id: id,
      before: { autoRenew: true },
      after: { autoRenew: false },
      request_id: ctx.requestId,
    });
    expect(event.account_id).toEqual((await row("SELECT id FROM account WHERE name = 'Acme Robotics'")).id);
  });

  test("[REN-5] mails a receipt to each contact and a notice to the account executive, once each", async () => {
    await turnOff("ben@acme.example", "C-1001");
    const mails = await queuedMails();
    expect(mails.map(({ to, subject }) => [to, subject]).sort()).toEqual([
      ["ada@acme.example", "Auto-renewal of contract C-1001 is off"],
      ["anna.ae@fjord.example", "Acme Robotics: auto-renewal of C-1001 was turned off"],
      ["ben@acme.example", "Auto-renewal of contract C-1001 is off"],
    ]);
    expect(await queuedJobs()).toHaveLength(3);
  });

  test("[REN-5] the receipt is dated, and says what, by whom and until when it can be undone", async () => {
    await turnOff("ben@acme.example", "C-1001"); // at noon in Los Angeles, 60 days before it ends
    const receipt = (await queuedMails()).find(({ to }) => to === "ada@acme.example");
    const text = receipt?.text ?? "";
    expect(text).toContain("Contract: C-1001");
    expect(text).toContain("End date: 9 May 2027");
    expect(text).toContain("until 2 May 2027");
    expect(text).toContain("Changed by: ben@acme.example");
    expect(text).toMatch(/Changed on: 10 Mar 2027, 12:00 (GMT-8|PST)/);
    expect(text).toContain("Anna Ek: anna.ae@fjord.example");
    expect(text).toContain("http://localhost:3000/contracts/C-1001");
    expect(receipt?.html).toContain('href="http://localhost:3000/contracts/C-1001"');
  });

  test("[REN-5, M8] each mail's Message-ID follows from the change and its reader", async () => {
    await turnOff("ada@acme.example", "C-1001");
    const { id } = await row<{ id: string }>("SELECT id FROM audit_event");
    const expected = (key: string) => `<${createHash("sha256").update(key).digest("hex").slice(0, 40)}@localhost>`;
    expect((await queuedMails()).map(({ to, messageId }) => [to, messageId]).sort()).toEqual([
      ["ada@acme.example", expected(`renewal:${id}:ada@acme.example`)],
      ["anna.ae@fjord.example", expected(`renewal-notice:${id}`)],
      ["ben@acme.example", expected(`renewal:${id}:ben@acme.example`)],
    ]);
  });

  test.each([
    ["the person's own choice", "UPDATE person SET locale = 'sv' WHERE email = 'ada@acme.example'"],
    ["the account's, where the person chose none", "UPDATE account SET locale = 'sv' WHERE name = 'Acme Robotics'"],
  ])("[ANY-2, REN-5] the receipt comes in the reader's language: %s", async (_whose, sql) => {
    await rows(sql);
    await rows("UPDATE person SET locale = 'en' WHERE email = 'ben@acme.example'");
    await turnOff("ben@acme.example", "C-1001");
    const mails = new Map((await queuedMails()).map((mail) => [mail.to, mail]));
    expect(mails.get("ada@acme.example")?.subject).toBe("Automatisk förlängning av avtal C-1001 är av");
    expect(mails.get("ada@acme.example")?.html).toContain('<html lang="sv">');
    expect(mails.get("ben@acme.example")?.subject).toBe("Auto-renewal of contract C-1001 is off");
    expect(mails.get("anna.ae@fjord.example")?.subject).toContain("was turned off");
  });

  test("[REN-5, USR-8] no receipt goes to a contact whose time has run out", async () => {
    await placeEndsIn("ben@acme.example", "C-1001", -1);
    await turnOff("ada@acme.example", "C-1001");
    expect((await queuedMails()).map(({ to }) => to).sort()).toEqual(["ada@acme.example", "anna.ae@fjord.example"]);
  });

  test("[INV-11] works for a suspended account like for any other", async () => {
    await endIn("C-2001", 30);
    await turnOff("dan@birch.example", "C-2001");
    expect(await contractRow("C-2001")).toMatchObject({ auto_renew: false });
  });
});

describe("turning auto-renewal off is refused, and nothing changes", () => {
  const refusedFor = async (email: string, contractNumber: string) => {
    const ctx = await ctxOf(email);
    const before = await fingerprint(...CHANGEABLE);
    const refused = await refusalOf(turnOffRenewal(ctx, { contractNumber }));
    expect(await fingerprint(...CHANGEABLE)).toEqual(before);
    return refused;
  };

  test.each([
    ["C-1002", "ada@acme.example", "renewal.too_early", []],
    ["C-1003", "ben@acme.example", "renewal.too_late", []],
    ["C-1004", "ada@acme.example", "renewal.already_off", []],
    ["C-1005", "ada@acme.example", "renewal.contract_ended", ["renewal.already_off"]],
    ["C-1006", "ada@acme.example", "renewal.excluded", []],
  ])("[REN-3, WHY-1] on %s for %s: %s, with the account executive to ask", async (number, email, reason, also) => {
    const refused = await refusedFor(email, number);
    expect(refused).toMatchObject({ code: "RULE", reason });
    expect(refused.refusal.also.map((other) => other.reason)).toEqual(also);
    for (const { ask } of [refused.refusal, ...refused.refusal.also])
      expect(ask).toEqual({ name: "Anna Ek", email: "anna.ae@fjord.example", phone: "+1 415 555 0102" });
  });

  test("[ACC-8] who comes in by an access rule sees the contract but does not decide", async () => {
    expect(await refusedFor("gus@elm.example", "C-5001")).toMatchObject({
      code: "FORBIDDEN",
      reason: "access.contacts_only",
    });
  });

  test("[ACC-6] somebody else's contract and one that does not exist are the same answer", async () => {
    const elses = await refusedFor("dan@birch.example", "C-1001");
    const none = await refusedFor("dan@birch.example", "C-9999");
    const colleagues = await refusedFor("ben@acme.example", "C-1002"); // of his own account, but not his
    expect(elses).toMatchObject({ code: "NOT_FOUND", reason: "access.not_found" });
    expect(none).toEqual(elses);
    expect(colleagues).toEqual(elses);
  });

  test("[SIG-5] a reseller's contract is not found, though its contact holds a place on it", async () => {
    expect(await refusedFor("eve@cedar.example", "C-3001")).toMatchObject({ code: "NOT_FOUND" });
  });

  test("[ACC-6] to a stranger with a proven address everything is not found", async () => {
    expect(await refusedFor("someone@else.example", "C-1001")).toMatchObject({ code: "NOT_FOUND" });
  });

  test("[USR-8] a contact whose time has run out finds it no more", async () => {
    await placeEndsIn("ben@acme.example", "C-1001", -1);
    expect(await refusedFor("ben@acme.example", "C-1001")).toMatchObject({ code: "NOT_FOUND" });
  });
});
