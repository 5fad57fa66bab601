import { beforeEach, describe, expect, test } from "vitest";
import { answerDispute, settleDispute } from "@/lib/collections/disputes/commands/settle-dispute";
import { getDisputePage } from "@/lib/collections/disputes/queries";
import { viewerDb } from "@/lib/platform/db";
import { pay } from "../payments/paying";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedJobs, queuedMails } from "../setup/jobs";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";
import { dispute, disputeOf, everythingSaid, speaker, staffCtx, withdraw, write } from "./saying";

const [ADA, BEN, DAN, GUS] = ["ada@acme.example", "ben@acme.example", "dan@birch.example", "gus@elm.example"];
const CARL = "carl.collector@fjord.example";

beforeEach(freshDemo);

const pageOf = async (email: string, reference: string) => getDisputePage(await viewerOf(email), reference);
const payOutcome = (email: string, reference: string) => outcomeOf(pay(email, reference));

describe("disputing an invoice", () => {
  test("[INV-9] stops the whole invoice, tells the collector and the other contacts, and stands in History", async () => {
    await dispute(ADA, "INV-1042", 2, "Storage was never set up.");
    const { dispute: made } = await pageOf(BEN, "INV-1042");
    expect(made).toMatchObject({ kind: "wrong_amount", line: { rank: 2 }, ended: null });
    expect(made?.entries).toMatchObject([{ text: "Storage was never set up.", isStaff: false, isMine: false }]);
    expect(await refusalOf(pay(ADA, "INV-1042"))).toMatchObject({ reason: "payment.disputed" });
    const [mail] = await queuedMails();
    expect(mail).toMatchObject({ to: CARL, subject: "Acme Robotics disputes INV-1042" });
    expect(mail?.text).toContain("Storage was never set up.");
    expect((await queuedJobs()).map(({ task }) => task)).toEqual(["mail", "notice_of_change"]);
    expect(await rows("SELECT action, actor_email AS by FROM audit_event")).toEqual([
      { action: "dispute.opened", by: ADA },
    ]);
  });

  test("[INV-9] may who comes in by a rule, too", async () => {
    await dispute(GUS, "INV-5001");
    expect((await pageOf(GUS, "INV-5001")).dispute?.withdrawal).toEqual({ allowed: true });
  });

  test.each([
    ["INV-1049", "dispute.void"],
    ["INV-1045", "dispute.paid"],
    ["INV-1047", "dispute.already"],
  ])("[INV-9, WHY-1] not %s: %s, said by page and command alike, with whom to ask", async (reference, reason) => {
    const before = await everythingSaid();
    expect(await refusalOf(dispute(ADA, reference))).toMatchObject({ code: "RULE", reason });
    const { opening } = await pageOf(ADA, reference);
    expect(opening).toMatchObject({ allowed: false, reason, ask: { email: CARL } });
    expect(await everythingSaid()).toEqual(before);
  });

  test("[INV-9] not while somebody is paying it, who is named", async () => {
    await pay(BEN, "INV-1042").catch(() => undefined);
    expect(await refusalOf(dispute(ADA, "INV-1042"))).toMatchObject({ reason: "dispute.under_way_by" });
  });

  test("[INV-9] a line has to be one of the invoice's", async () => {
    expect(await refusalOf(dispute(ADA, "INV-1042", 9))).toMatchObject({
      code: "INVALID",
      reason: "dispute.no_such_line",
    });
  });

  test("[ACC-6] somebody else's invoice is not found, and nothing is written", async () => {
    const before = await everythingSaid();
    const id = await disputeOf("INV-1047");
    expect(await outcomeOf(dispute(DAN, "INV-1042"))).toBe("access.not_found");
    expect(await outcomeOf(dispute(DAN, "INV-9999"))).toBe("access.not_found");
    expect(await outcomeOf(write(DAN, id))).toBe("access.not_found");
    expect(await outcomeOf(withdraw(DAN, id))).toBe("access.not_found");
    expect(await everythingSaid()).toEqual(before);
  });

  test("[INV-9] of two at once one is opened", async () => {
    const outcomes = await Promise.all([ADA, BEN, ADA, BEN].map((email) => outcomeOf(dispute(email, "INV-1042"))));
    expect(outcomes.sort()).toEqual(["dispute.already", "dispute.already", "dispute.already", "done"]);
    expect(
      await rows("SELECT FROM dispute JOIN invoice ON invoice.id = invoice_id WHERE number = 'INV-1042'"),
    ).toHaveLength(1);
  });

  test("[PAY-8] lifts no suspension: only payment, credit or voiding do", async () => {
    await dispute(DAN, "INV-2001");
    await dispute(DAN, "INV-2002");
    const { status } = await row<{ status: string }>("SELECT status::text FROM account WHERE name = 'Birch Foods'");
    expect(status).toBe("suspended");
  });

  test("[A2] the database takes none in another's name, and lets only its opener withdraw it", async () => {
    const [ada, ben] = [await viewerOf(ADA), await viewerOf(BEN)];
    const forged = viewerDb(
      ben,
      (tx) => tx.$executeRaw`
        INSERT INTO dispute (id, account_id, contract_id, invoice_id, reason, opened_at, opened_by_person_id)
        SELECT gen_random_uuid(), account_id, contract_id, id, 'forged', portal.now(), ${ada.personId}::uuid
        FROM invoice WHERE number = 'INV-1042'`,
    );
    await expect(forged).rejects.toThrow(/row-level security/);
    const ended = await viewerDb(
      ben,
      (tx) => tx.$executeRaw`
        UPDATE dispute SET closed_at = portal.now(), ending = 'withdrawn', ended_by_person_id = ${ben.personId}::uuid`,
    );
    expect(ended).toBe(0);
  });
});

describe("a dispute's thread", () => {
  test("[INV-9] holds what both sides write, and each tells the other", async () => {
    const id = await disputeOf("INV-1047");
    await write(BEN, id, "The list is attached.");
    expect(await queuedMails()).toMatchObject([
      { to: CARL, subject: "Acme Robotics wrote about the dispute of INV-1047" },
    ]);
    await answerDispute(await staffCtx(CARL), { dispute: id, text: "Thank you." });
    const { dispute: found } = await pageOf(ADA, "INV-1047");
    expect(
      found?.entries.map(({ who, isStaff, file }) => file?.name ?? `${isStaff ? "staff" : "customer"} ${who}`),
    ).toEqual([
      "customer Ada Byron",
      "staff Carl Cole",
      "workshop-attendance.txt",
      "customer Ben Holt",
      "staff Carl Cole",
    ]);
    const told = (await queuedMails()).filter(({ subject }) => subject === "Carl Cole answered about INV-1047");
    expect(told.map(({ to }) => to)).toEqual([ADA, BEN]);
    expect(told[0]?.text).toContain("/invoices/INV-1047/dispute");
  });

  test("[INV-9] the opener is told also where a rule lets them in; who wants no such mails is not", async () => {
    await dispute(GUS, "INV-5001");
    await change(
      "INSERT INTO notification_choice SELECT id, 'disputes', false, now() FROM person WHERE email = 'ina@elm.example'",
    );
    await answerDispute(await staffCtx(CARL), { dispute: await disputeOf("INV-5001"), text: "Looking." });
    expect((await queuedMails()).map(({ to }) => to)).toEqual([CARL, GUS]);
  });

  test("[INV-9] only the account's collector and admins answer and end for the seller", async () => {
    const id = await disputeOf("INV-1047");
    const answer = async (email: string) =>
      outcomeOf(answerDispute(await staffCtx(email), { dispute: id, text: "Hm." }));
    expect(await answer("sam.support@fjord.example")).toBe("dispute.not_collector");
    expect(await answer("anna.ae@fjord.example")).toBe("dispute.not_collector");
    expect(await answer("admin@fjord.example")).toBe("done");
  });

  test("[INV-9] is full at some length, and says whom to call", async () => {
    const id = await disputeOf("INV-1047");
    await change(
      `INSERT INTO dispute_message (id, account_id, contract_id, dispute_id, person_id, text, sent_at)
       SELECT gen_random_uuid(), account_id, contract_id, id, opened_by_person_id, 'again', now()
       FROM dispute, generate_series(1, 200) WHERE id = $1`,
      [id],
    );
    expect(await refusalOf(write(ADA, id))).toMatchObject({
      reason: "dispute.full",
      refusal: { ask: { email: CARL } },
    });
  });
});

describe("ending a dispute", () => {
  test("[INV-9] its opener withdraws it; the invoice can be paid again, and disputed again", async () => {
    const id = await disputeOf("INV-1047");
    await withdraw(ADA, id);
    const { dispute: ended, opening } = await pageOf(BEN, "INV-1047");
    expect(ended?.ended).toMatchObject({ ending: "withdrawn", note: "Sorted out.", who: "Ada Byron" });
    expect(opening).toEqual({ allowed: true });
    expect(await payOutcome(ADA, "INV-1047")).not.toBe("payment.disputed");
    expect(await outcomeOf(write(ADA, id))).toBe("dispute.ended");
    expect(await outcomeOf(withdraw(ADA, id))).toBe("dispute.ended");
  });

  test("[INV-9, WHY-1] a colleague does not, and is told who can", async () => {
    const refusal = await refusalOf(withdraw(BEN, await disputeOf("INV-1047")));
    expect(refusal).toMatchObject({ reason: "dispute.not_opener", refusal: { ask: { email: CARL } } });
    expect((await pageOf(BEN, "INV-1047")).dispute?.withdrawal).toMatchObject({ reason: "dispute.not_opener" });
  });

  test.each(["accepted", "rejected"] as const)("[INV-9] the collector ends it: %s", async (ending) => {
    const id = await disputeOf("INV-1047");
    await settleDispute(await staffCtx(CARL), { dispute: id, ending, text: "Two did not take place." });
    expect((await pageOf(ADA, "INV-1047")).dispute?.ended).toMatchObject({ ending, who: "Carl Cole" });
    expect((await queuedMails()).map(({ to }) => to)).toEqual([ADA, BEN]);
    expect(await rows("SELECT action, actor_kind AS kind FROM audit_event")).toEqual([
      { action: `dispute.${ending}`, kind: "staff" },
    ]);
    const { status } = await row<{ status: string }>("SELECT status::text FROM account WHERE name = 'Acme Robotics'");
    expect(status).toBe("active");
  });

  test("[INV-9] of both sides ending it at once one does", async () => {
    const id = await disputeOf("INV-1047");
    const carl = await staffCtx(CARL);
    const outcomes = await Promise.all([
      outcomeOf(withdraw(ADA, id)),
      outcomeOf(settleDispute(carl, { dispute: id, ending: "rejected", text: "It stands." })),
    ]);
    expect(outcomes.sort()).toEqual(["dispute.ended", "done"]);
  });

  test("[M1] of paying and disputing at once one wins: never a payment of what is disputed", async () => {
    const outcomes = await Promise.all([payOutcome(BEN, "INV-1042"), outcomeOf(dispute(ADA, "INV-1042"))]);
    const { both } = await row<{ both: number }>(
      `SELECT count(*)::int AS both FROM payment_attempt_invoice tried JOIN dispute USING (invoice_id)
       JOIN invoice ON invoice.id = invoice_id WHERE number = 'INV-1042' AND is_open AND closed_at IS NULL`,
    );
    expect(both, outcomes.join()).toBe(0);
  });
});

test("[INV-9] the collector's inbox is not flooded: so many in an hour, then it says when to try again", async () => {
  const ctx = await speaker(ADA);
  await change("INSERT INTO rate_limit VALUES ($1, 60, $2)", [
    `told_collector:${ctx.viewer.personId}`,
    Date.now() + 3_600_000,
  ]);
  expect(await refusalOf(dispute(ADA, "INV-1042"))).toMatchObject({ code: "TOO_MANY", reason: "collections.too_many" });
});
