import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { checkLedger } from "@/lib/payments/ledger-check/queries";
import { lineOf } from "@/lib/payments/ledger-check/rules";
import type { CheckScope, Finding } from "@/lib/payments/ledger-check/types";
import { settleReversals } from "@/lib/payments/reversals/commands/settle-reversals";
import { takeLostReversals } from "@/lib/payments/reversals/tasks";
import { freshInvoice } from "../faults/fresh-invoice";
import { sdkFor } from "../sandbox/kit";
import { inTransaction, row, rows } from "../setup/admin";
import { freshDemo, keepWorld, putBackWorld } from "../setup/demo";
import { moveClock } from "../setup/world";
import { attemptAt, pay } from "./paying";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const BEN = "ben@acme.example";
const VISA = "4242424242424242";
const PAID = "INV-1042";

let paid: { id: string; session: string; charge: string };

beforeAll(async () => {
  await freshDemo();
  await pay(BEN, PAID);
  const { id, session } = await attemptAt(PAID);
  await sandbox.control.pay(session, { card: VISA });
  await settleAttempt(id);
  const charge = await chargeOf(id);
  paid = { id, session, charge };
  await sdkFor(sandbox).refunds.create({ charge, amount: 1_000 });
  for (const one of [charge, await takenBack()]) await settleReversals(one);
  await takeLostReversals();
  await rows("UPDATE provider_event SET done_at = now()");
  await keepWorld();
}, 60_000);

const MONEY = [
  ...[
    "invoice",
    "credit_memo",
    "credit_application",
    "payment",
    "payment_allocation",
    "undone_allocation",
    "ledger_transaction",
    "ledger_entry",
  ],
  ...["payment_attempt", "payment_attempt_invoice"],
  ...["refund", "refund_share", "chargeback", "chargeback_share", "payment_line"],
];

const chargeOf = async (attempt: string): Promise<string> =>
  (await sandbox.control.charges({ attempt })).charges[0]?.id ?? "";

/** The charge of another payment, which the payer's bank has taken back. */
async function takenBack(): Promise<string> {
  const number = await freshInvoice("L-2");
  await pay(BEN, number);
  const { id, session } = await attemptAt(number);
  await sandbox.control.pay(session, { card: VISA });
  await settleAttempt(id);
  const charge = await chargeOf(id);
  await sandbox.control.dispute(charge, "needs_response");
  await sandbox.control.dispute(charge, "lost");
  return charge;
}

beforeEach(() => putBackWorld(MONEY));

async function found(scope: CheckScope = "whole") {
  const findings: Finding[] = [];
  const summary = await checkLedger(scope, (finding) => findings.push(finding));
  expect(summary.findings).toBe(findings.length);
  return { lines: findings.map(lineOf), ...summary };
}

/** As nothing here can write it: with every trigger and every constraint of the kind off. */
const plant = (sql: string): Promise<unknown> =>
  inTransaction(async (superuser) => {
    await superuser.query("SET LOCAL session_replication_role = replica");
    const { rowCount } = await superuser.query(sql);
    if (!rowCount) throw new Error(`nothing was planted: ${sql}`);
    await superuser.query("COMMIT");
  });

const invoiceIs = "(SELECT id FROM invoice WHERE reference = 'INV-1042')";
const paymentIs =
  "(SELECT payment_id FROM payment_allocation JOIN invoice ON invoice.id = invoice_id WHERE reference = 'INV-1042')";
const attemptIs =
  "(SELECT attempt_id FROM payment_attempt_invoice JOIN invoice ON invoice.id = invoice_id WHERE reference = 'INV-1042')";
const memoIs = "(SELECT id FROM credit_memo ORDER BY number LIMIT 1)";

/** What is planted, and what has to be said of it. */
const PLANTED: readonly [what: string, sql: string, said: RegExp][] = [
  [
    "an open balance",
    `UPDATE invoice SET open_minor = open_minor + 1 WHERE id = ${invoiceIs}`,
    /^invoice INV-1042 \(.+\): open balance, by its ledger entries: expected 0 USD, found 1 USD$/,
  ],
  [
    "an invoice's amount",
    `UPDATE invoice SET payable_minor = payable_minor + 1, rounding_minor = rounding_minor + 1 WHERE id = ${invoiceIs}`,
    /^invoice INV-1042 .*payable amount in the ledger/,
  ],
  [
    "an allocation",
    `UPDATE payment_allocation SET amount_minor = amount_minor - 1 WHERE invoice_id = ${invoiceIs}`,
    /^invoice INV-1042 .*allocations in the ledger/,
  ],
  [
    "an allocation of a payment",
    `UPDATE payment_allocation SET amount_minor = amount_minor - 1 WHERE invoice_id = ${invoiceIs}`,
    /^payment P-.*allocations and what is unapplied/,
  ],
  [
    "an applied credit",
    "UPDATE credit_application SET amount_minor = amount_minor + 1",
    /applied credit in the ledger/,
  ],
  [
    "an entry's currency",
    `UPDATE ledger_entry SET currency = 'EUR' WHERE invoice_id = ${invoiceIs} AND kind = 'receivable'`,
    /^invoice INV-1042 .*payable amount in the ledger: expected 120000 USD, found 0 USD/,
  ],
  [
    "what is left of a credit memo",
    `UPDATE credit_memo SET left_minor = left_minor + 1 WHERE id = ${memoIs}`,
    /^credit memo .*what is left, by its ledger entries/,
  ],
  [
    "a credit memo's total",
    `UPDATE credit_memo SET total_minor = total_minor + 1 WHERE id = ${memoIs}`,
    /^credit memo .*total in the ledger/,
  ],
  [
    "a payment's amount",
    `UPDATE payment SET amount_minor = amount_minor + 1 WHERE id = ${paymentIs}`,
    /^payment P-.*amount in the ledger/,
  ],
  [
    "a payment with no fact",
    `UPDATE ledger_transaction SET fact_key = 'charge:other' WHERE fact_key = 'charge:' || (SELECT provider_charge_id FROM payment WHERE id = ${paymentIs})`,
    /^payment P-.*amount in the ledger: expected \d+ USD, found 0 USD$/,
  ],
  [
    "a side of a fact",
    `UPDATE ledger_entry SET amount_minor = amount_minor + 1 WHERE payment_id = ${paymentIs}`,
    /^ledger fact charge:.*sum of its sides: expected 0 USD, found 1 USD$/,
  ],
  [
    "an attempt that is paid and not succeeded",
    `UPDATE payment_attempt SET status = 'expired' WHERE id = ${attemptIs}`,
    /^attempt P-.*payments of one that is expired: expected 0, found 1$/,
  ],
  [
    "an attempt that succeeded unpaid",
    `UPDATE payment SET attempt_id = NULL WHERE id = ${paymentIs}`,
    /^attempt .*payments of one that is succeeded: expected 1, found 0$/,
  ],
  [
    "an attempt's amount",
    `UPDATE payment_attempt SET amount_minor = amount_minor + 1 WHERE id = ${attemptIs}`,
    /^attempt P-.*its payment: expected/,
  ],
  [
    "an ended attempt that keeps an invoice",
    `UPDATE payment_attempt_invoice SET is_open = true WHERE invoice_id = ${invoiceIs}`,
    /invoices that it keeps from others: expected 0, found 1$/,
  ],
  [
    "a record of what was taken off an invoice",
    `INSERT INTO undone_allocation
     SELECT gen_random_uuid(), share.account_id, share.contract_id, payment_id, invoice_id, 'P-1', currency, 1, now(), paid_on, now(), paid_on, staff.id
     FROM payment_allocation share CROSS JOIN (SELECT id FROM staff LIMIT 1) staff WHERE invoice_id = ${invoiceIs}`,
    /^payment P-.*what was taken off invoices in the ledger: expected 1 USD, found 0 USD$/,
  ],
  [
    "a refund",
    "UPDATE refund SET amount_minor = amount_minor + 1",
    /^payment P-.*refunds and lost chargebacks in the ledger: expected 1001 USD, found 1000 USD$/,
  ],
  [
    "a chargeback's share",
    "UPDATE chargeback_share SET amount_minor = amount_minor - 1",
    /^invoice L-2 .*lost chargebacks in the ledger: expected 4999 USD, found 5000 USD$/,
  ],
];

describe("ledger:check", () => {
  test("[M3] finds nothing where everything agrees, and says how much it has looked at", async () => {
    const { lines, counts, uncompared } = await found();
    expect({ lines, uncompared }).toEqual({ lines: [], uncompared: null });
    const { invoices, payments } = await row<{ invoices: number; payments: number }>(
      "SELECT (SELECT count(*)::int FROM invoice) AS invoices, (SELECT count(*)::int FROM payment) AS payments",
    );
    expect(counts).toMatchObject({ invoices, payments, attempts: 2, charges: 2 });
    expect((await found("lately")).lines).toEqual([]);
  });

  test.each(PLANTED)("[M3] finds %s that is not what it should be", async (_what, sql, said) => {
    await plant(sql);
    const { lines } = await found();
    expect(
      lines.filter((line) => said.test(line)),
      lines.join("\n"),
    ).toHaveLength(1);
    expect((await found("lately")).lines.filter((line) => said.test(line))).toHaveLength(1);
  });

  test("[M1] finds an invoice that two attempts are open for", async () => {
    await rows("DROP INDEX payment_attempt_invoice_one_open");
    const copy = `INSERT INTO payment_attempt (id, account_id, currency, amount_minor, payer_person_id, payer_locale, created_at, expires_at)
      SELECT gen_random_uuid(), account_id, currency, amount_minor, payer_person_id, 'en', now(), now() FROM payment_attempt WHERE id = '${paid.id}' RETURNING id`;
    for (const _nth of [1, 2])
      await plant(`WITH made AS (${copy}) INSERT INTO payment_attempt_invoice
        SELECT made.id, account_id, contract_id, invoice_id, amount_minor, true FROM payment_attempt_invoice tried, made
        WHERE tried.attempt_id = '${paid.id}'`);
    const { lines } = await found();
    expect(lines).toEqual([expect.stringMatching(/^invoice INV-1042 .*open attempts: expected 1 at most, found 2$/)]);
    await putBackWorld(MONEY);
    await rows(
      "CREATE UNIQUE INDEX payment_attempt_invoice_one_open ON payment_attempt_invoice (invoice_id) WHERE is_open",
    );
  });

  test("[M3] finds a charge of another amount, of no attempt, and with no payment", async () => {
    await plant(`UPDATE payment SET amount_minor = amount_minor + 1, currency = 'EUR' WHERE id = ${paymentIs}`);
    expect((await found()).lines).toContainEqual(
      expect.stringMatching(/^charge P-.* amount at the provider: expected \d+ USD, found \d+ EUR$/),
    );
    await putBackWorld(MONEY);
    await plant("DELETE FROM payment_attempt");
    expect((await found()).lines).toContainEqual(
      expect.stringMatching(/^charge .*attempt here: expected .*, found none$/),
    );
    await putBackWorld(MONEY);
    await plant("DELETE FROM payment WHERE attempt_id IS NOT NULL");
    expect((await found()).lines).toContainEqual(
      expect.stringMatching(/^charge .*payment here: expected \d+ USD, found none, succeeded$/),
    );
  });

  test.each([
    ["a refund that is not here", "DELETE FROM refund", /^refund re_.*: expected 1000 USD, succeeded, found none$/],
    ["a refund of another amount", "UPDATE refund SET amount_minor = 7", /^refund re_.*found 7 USD, succeeded$/],
    [
      "a bank's decision",
      "UPDATE chargeback SET status = 'won'",
      /^chargeback d[up]_.*USD, lost, found 5000 USD, won$/,
    ],
  ])("[M3, PAY-9] finds %s as the provider has it", async (_what, sql, said) => {
    await plant(sql);
    expect((await found()).lines).toContainEqual(expect.stringMatching(said));
  });

  test("[M3] finds a payment whose charge the provider does not know", async () => {
    await plant(`UPDATE payment SET provider_charge_id = 'ch_nowhere' WHERE id = ${paymentIs}`);
    const { lines } = await found();
    expect(lines).toContainEqual(
      expect.stringMatching(/^payment P-.* charge ch_nowhere at the provider: .*found none$/),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^charge .*payment here/));
  });

  test("[M4] a charge that nobody has had time to settle is none, until nobody is at it any more", async () => {
    const number = await freshInvoice("L-1");
    await pay(BEN, number);
    await sandbox.control.pay((await attemptAt(number)).session, { card: VISA });
    expect((await found()).lines).toEqual([]);
    await moveClock({ minutes: 46 });
    expect((await found()).lines).toEqual([
      expect.stringMatching(/^charge .*payment here: expected .* found none, open$/),
    ]);
  });

  test("[M4] says what it could not compare while the provider is down", async () => {
    await sandbox.control.fault({ match: {}, fault: { drop: "before" } });
    await plant(`UPDATE invoice SET open_minor = open_minor + 1 WHERE id = ${invoiceIs}`);
    const { lines, uncompared } = await found();
    expect({ findings: lines.length, uncompared }).toEqual({ findings: 1, uncompared: "down" });
    await sandbox.control.clearFaults();
  });
});
