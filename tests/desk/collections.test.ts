import { beforeEach, describe, expect, test } from "vitest";
import { answerDispute, settleDispute } from "@/lib/collections/disputes/commands/settle-dispute";
import { setContractTerms } from "@/lib/contracts/terms/commands";
import { getContractTerms } from "@/lib/contracts/terms/queries";
import { listDeskCollections } from "@/lib/desk/collections/queries";
import { collectionsSearch, TOLD_KINDS } from "@/lib/desk/collections/schema";
import { getDeskDispute } from "@/lib/desk/disputes/queries";
import { getDeskFile } from "@/lib/desk/files/queries";
import { getDeskInvoice } from "@/lib/desk/invoices/queries";
import { voidAtDesk } from "@/lib/invoices/voiding/commands";
import { recordPayment } from "@/lib/payments/commands/record-payment";
import { systemDb } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { DeskCtx } from "@/lib/platform/viewer";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedJobs, queuedMails } from "../setup/jobs";
import { outcomeOf } from "../setup/outcome";
import { ADMIN, ANNA, CARL, deskCtx, staffOf } from "./desk";

beforeEach(freshDemo);

const at = async (email = CARL): Promise<DeskCtx> => deskCtx(await staffOf(email), "invoices.settle");
const list = async (kind: string, email = CARL) =>
  listDeskCollections(await staffOf(email), collectionsSearch.parse({ kind, all: "1" }));
const disputeOf = async (number: string) =>
  (
    await row<{ id: string }>(
      "SELECT dispute.id FROM dispute JOIN invoice ON invoice.id = invoice_id WHERE invoice.number = $1",
      [number],
    )
  ).id;
const notCarls = () =>
  change("UPDATE account SET collector_id = (SELECT id FROM staff WHERE email = $1) WHERE name = 'Acme Robotics'", [
    ADMIN,
  ]);
const actions = async () =>
  (await rows<{ action: string }>("SELECT action FROM audit_event")).map(({ action }) => action);

describe("the collector's lists", () => {
  test("[INV-9, INV-10, PAY-10] have what the demo's customers told, kind by kind, and what is overdue", async () => {
    for (const kind of TOLD_KINDS)
      for (const told of (await list(kind)).rows) expect(told).toMatchObject({ kind, account: expect.any(String) });
    const { rows: disputes, overdue } = await list("dispute");
    expect(disputes.map(({ invoice }) => invoice)).toContain("INV-1047");
    expect(overdue.find(({ account }) => account === "Birch Foods")).toMatchObject({
      ...{ invoices: 2, isSuspended: true, overdue: { minor: 24_000n, currency: "USD" } },
    });
  });

  test("[P1, PAY-9] have the money that pays no invoice, by account and currency, and say what was recovered after a restore", async () => {
    const { accountId } = await row<{ accountId: string }>(
      `SELECT id AS "accountId" FROM account WHERE name = 'Acme Robotics'`,
    );
    const came = async (charge: string | null, currency: string, amountMinor: bigint) => {
      const recorded = await systemDb((tx) =>
        recordPayment(tx, {
          ...{
            id: newId(),
            accountId,
            method: "card",
            methodName: "Visa",
            last4: "4242",
            currency,
            amountMinor,
            shares: [],
          },
          ...{ attemptId: null, payerPersonId: null, providerChargeId: charge, receivedAt: null },
        }),
      );
      return recorded?.number;
    };
    const before = await list("dispute");
    expect(before.unapplied.filter(({ account }) => account === "Acme Robotics")).toEqual([]);
    const euros = [await came(null, "EUR", 300n), await came("ch_lost", "EUR", 400n)];
    const [krona] = [await came("ch_gone", "SEK", 5_000n)];
    const { unapplied } = await list("dispute");
    expect(unapplied.filter(({ account }) => account === "Acme Robotics")).toMatchObject([
      { id: accountId, payments: 1, recovered: 1, numbers: [krona], unapplied: { minor: 5_000n, currency: "SEK" } },
      { payments: 2, recovered: 1, numbers: [...euros].reverse(), unapplied: { minor: 700n, currency: "EUR" } },
    ]);
    await notCarls();
    expect((await list("dispute")).unapplied.map(({ account }) => account)).not.toContain("Acme Robotics");
  });

  test("[DSK, ACC-6] of another collector's account nothing is listed, shown, answered, voided or downloaded", async () => {
    const dispute = await disputeOf("INV-1047");
    const [file] = await rows<{ id: string }>("SELECT id FROM stored_file LIMIT 1");
    await notCarls();
    const carl = await staffOf(CARL);
    for (const kind of TOLD_KINDS)
      expect((await list(kind)).rows.filter(({ account }) => account === "Acme Robotics")).toEqual([]);
    expect((await list("dispute")).overdue.map(({ account }) => account)).not.toContain("Acme Robotics");
    expect(await outcomeOf(getDeskDispute(carl, dispute))).toBe("access.not_found");
    expect(await outcomeOf(getDeskInvoice(carl, "INV-1042"))).toBe("access.not_found");
    expect(await outcomeOf(getContractTerms(carl, "C-1001"))).toBe("access.not_found");
    if (file) expect(await outcomeOf(getDeskFile(carl, file.id))).toBe("access.not_found");
    expect(await outcomeOf(answerDispute(await at(), { dispute, text: "Words" }))).toBe("access.not_found");
    expect(await outcomeOf(settleDispute(await at(), { dispute, ending: "accepted", text: "Words" }))).toBe(
      "access.not_found",
    );
    expect(await outcomeOf(voidAtDesk(await at(), { reference: "INV-1042", reason: "Twice" }))).toBe(
      "access.not_found",
    );
    const terms = { contract: "C-1001", onlinePayment: false, renewalSelfService: false };
    expect(await outcomeOf(setContractTerms(await at(), terms))).toBe("access.not_found");
    expect(await actions()).toEqual([]);
  });
});

test("[INV-9] a dispute is answered and ended at the desk; the thread has both, and customers are mailed", async () => {
  const dispute = await disputeOf("INV-1047");
  await answerDispute(await at(), { dispute, text: "We look into it." });
  await settleDispute(await at(), { dispute, ending: "rejected", text: "Delivered in May." });
  const found = await getDeskDispute(await staffOf(CARL), dispute);
  expect(found.dispute.entries.at(-1)).toMatchObject({ text: "We look into it.", isStaff: true, isMine: true });
  expect(found.dispute.ended).toMatchObject({ ending: "rejected", who: "Carl Cole" });
  expect(found.settling).toMatchObject({ reason: "dispute.ended" });
  expect(await queuedMails()).not.toEqual([]);
  expect(await actions()).toEqual(["dispute.answered", "dispute.rejected"]);
});

describe("voiding at the desk", () => {
  test("[DSK, PAY-8] takes an invoice back, tells the contacts, and lifts a suspension with the last overdue one", async () => {
    for (const reference of ["INV-2001", "INV-2002"])
      await voidAtDesk(await at(), { reference, reason: "Billed twice" });
    expect(await getDeskInvoice(await staffOf(CARL), "INV-2001")).toMatchObject({
      status: "void",
      open: { minor: 0n },
    });
    expect(await rows("SELECT status::text AS status FROM account WHERE name = 'Birch Foods'")).toEqual([
      { status: "active" },
    ]);
    expect((await actions()).filter((action) => action === "invoice.voided")).toHaveLength(2);
    expect((await queuedJobs()).filter(({ task }) => task === "notice_of_change")).toHaveLength(2);
  });

  test.each([
    ["INV-1045", "invoice.void_paid"],
    ["INV-1046", "invoice.void_paid"],
    ["INV-1049", "invoice.void_already"],
  ])("[DSK, WHY-1] %s is refused: %s", async (reference, reason) => {
    expect(await outcomeOf(voidAtDesk(await at(), { reference, reason: "Twice" }))).toBe(reason);
    expect(await actions()).toEqual([]);
  });

  test("[A3] of two at once one is done", async () => {
    const both = [at(), at(ADMIN)].map(async (ctx) =>
      outcomeOf(voidAtDesk(await ctx, { reference: "INV-1042", reason: "x" })),
    );
    expect((await Promise.all(both)).sort()).toEqual(["done", "invoice.void_already"]);
  });
});

test("[INV-3, REN-3] a contract's terms count at once, are told, and nothing is written where nothing changed", async () => {
  const ctx = await at(ANNA);
  const terms = { contract: "C-1001", onlinePayment: false, renewalSelfService: false };
  await setContractTerms(ctx, terms);
  await setContractTerms(ctx, terms);
  expect(await actions()).toEqual(["contract.online_payment_stopped", "contract.renewal_excluded"]);
  expect((await queuedJobs()).map(({ task }) => task)).toEqual(["notice_of_change"]);
  const { paying } = await getDeskInvoice(await staffOf(ANNA), "INV-1042");
  expect(paying).toMatchObject({ allowed: false, reason: "payment.terms" });
});
