import { beforeAll, describe, expect, test } from "vitest";
import { applyCredit, issueCreditMemo, issueInvoice, voidInvoice } from "@/lib/invoices/commands";
import type { InvoiceDraft, LineDraft } from "@/lib/invoices/types";
import { postFact } from "@/lib/ledger/commands";
import type { LedgerSide } from "@/lib/ledger/types";
import { applyPayment } from "@/lib/payments/commands/apply-payment";
import { recordPayment } from "@/lib/payments/commands/record-payment";
import { undoAllocation } from "@/lib/payments/commands/undo-allocation";
import { addDays, type PlainDate, plainDate } from "@/lib/platform/dates";
import { systemDb, type Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import { getStatement } from "@/lib/statements/queries";
import { statementSearch } from "@/lib/statements/schema";
import type { CurrencyStatement, Period } from "@/lib/statements/types";
import { row, rows } from "../setup/admin";
import { type Chance, chance } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { systemCtx } from "../setup/system";
import { moveClock, viewerOf } from "../setup/world";

const STEPS = 90;
const PERIODS = 10;
const MOST = 10_000;

beforeAll(freshDemo);

type Place = Omit<InvoiceDraft, "id" | "number" | "issuedOn" | "dueOn" | "currency" | "lines">;

const CONTRACTS = ["C-1001", "C-1002", "C-1003", "C-1004"] as const;

const placeOf = (contract: string): Promise<Place & { groupId: string; zone: string }> =>
  row(
    `SELECT contract.account_id AS "accountId", contract.bill_group_id AS "billGroupId", contract.id AS "contractId",
            bill_group.seller_entity_id AS "sellerEntityId", '{"name": "Buyer", "lines": []}'::jsonb AS "billTo",
            '{"name": "Seller", "lines": []}'::jsonb AS "billedBy", seller.time_zone AS zone,
            contract.bill_group_id AS "groupId"
     FROM contract JOIN bill_group ON bill_group.id = contract.bill_group_id
     JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id WHERE contract.number = $1`,
    [contract],
  );

const todayIn = async (zone: string): Promise<PlainDate> =>
  plainDate((await row<{ today: string }>("SELECT portal.today($1)::text AS today", [zone])).today);

/** Something may happen to one of a contract's invoices: it is issued, paid, credited or taken back, or money is moved on or off it. */
async function happen(tx: Tx, dice: Chance, nth: number, contract: string): Promise<void> {
  const { zone, groupId: _, ...place } = await placeOf(contract);
  const today = await todayIn(zone);
  const [open] = await tx.$queryRaw<{ id: string; minor: bigint; currency: string }[]>`
    SELECT id, open_minor AS minor, currency FROM invoice
    WHERE contract_id = ${place.contractId}::uuid AND open_minor > 1 AND voided_at IS NULL
    ORDER BY md5(id::text || ${String(nth)}) LIMIT 1`;
  const what = open ? dice.below(10) : 0;
  if (what > 7 && (await takeOffOne(tx, place.contractId))) return;
  if (open && what > 6) return spendOn(tx, place, open);
  if (what > 4 && (await comeBack(tx, dice, place.contractId, what === 5 ? "chargeback" : "refund"))) return;
  if (!open || what === 0) return issue(tx, dice, { place, number: `S-${nth}`, today, zone });
  const { accountId, contractId, sellerEntityId } = place;
  const part = dice.below(3) === 0 ? open.minor : 1n + BigInt(dice.below(Number(open.minor) - 1));
  if (what === 1) return voidInvoice(tx, systemCtx(), open.id);
  if (what === 2) {
    const id = newId();
    const more = BigInt(dice.below(2) * 500);
    await issueCreditMemo(tx, {
      ...{ id, accountId, contractId, sellerEntityId, number: `SC-${nth}`, issuedOn: today, currency: open.currency },
      ...{ totalMinor: part + more, reason: null, sourceHash: null },
    });
    const application = { id: newId(), creditMemoId: id, invoiceId: open.id, amountMinor: part };
    return applyCredit(tx, systemCtx(), application);
  }
  await recordPayment(tx, {
    ...{ id: newId(), accountId, currency: open.currency, amountMinor: part, attemptId: null, payerPersonId: null },
    ...{ method: "card", methodName: "Visa", last4: "4242", providerChargeId: `ch_${newId()}`, receivedAt: null },
    shares: [{ invoiceId: open.id, contractId, minor: part }],
  });
}

/** Money that came in for nothing is used on an invoice. */
async function spendOn(tx: Tx, place: Place, open: { id: string; minor: bigint; currency: string }): Promise<void> {
  const { accountId, contractId } = place;
  const [paymentId, minor] = [newId(), open.minor - 1n];
  await recordPayment(tx, {
    ...{
      id: paymentId,
      accountId,
      currency: open.currency,
      amountMinor: open.minor,
      attemptId: null,
      payerPersonId: null,
    },
    ...{ method: "transfer", methodName: "Bank", last4: null, providerChargeId: null, receivedAt: null, shares: [] },
  });
  await applyPayment(tx, { accountId, contractId, paymentId, invoiceId: open.id, currency: open.currency, minor });
}

/** What was used so is taken off again, where nothing of it went back and its invoice is not void. */
async function takeOffOne(tx: Tx, contract: string): Promise<boolean> {
  const [used] = await tx.$queryRaw<Parameters<typeof undoAllocation>[1][]>`
    SELECT share.id, share.account_id AS "accountId", share.contract_id AS "contractId", payment_id AS "paymentId",
           invoice_id AS "invoiceId", share.currency, share.amount_minor AS minor,
           (SELECT id FROM staff ORDER BY email LIMIT 1) AS "staffId"
    FROM payment_allocation share JOIN invoice ON invoice.id = share.invoice_id AND invoice.voided_at IS NULL
    WHERE share.contract_id = ${contract}::uuid AND share.applied_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM refund WHERE refund.payment_id = share.payment_id)
      AND NOT EXISTS (SELECT FROM chargeback taken WHERE taken.payment_id = share.payment_id)
    ORDER BY share.id LIMIT 1`;
  if (!used) return false;
  await undoAllocation(tx, used);
  return true;
}

/** Money leaves again: a bank takes part of a payment back, which opens its invoice, or the seller gives it back. */
async function comeBack(tx: Tx, dice: Chance, contract: string, kind: "chargeback" | "refund"): Promise<boolean> {
  const [paid] = await tx.$queryRaw<
    { accountId: string; paymentId: string; invoiceId: string; minor: bigint; currency: string }[]
  >`
    SELECT account_id AS "accountId", payment_id AS "paymentId", invoice_id AS "invoiceId", amount_minor AS minor, currency
    FROM payment_allocation share WHERE contract_id = ${contract}::uuid AND amount_minor > 1
      AND NOT EXISTS (SELECT FROM refund WHERE refund.payment_id = share.payment_id)
      AND NOT EXISTS (SELECT FROM chargeback taken WHERE taken.payment_id = share.payment_id)
    ORDER BY md5(id::text || ${String(dice.below(99))}) LIMIT 1`;
  if (!paid) return false;
  const { accountId, paymentId, invoiceId, currency } = paid;
  const [id, minor] = [newId(), 1n + BigInt(dice.below(Number(paid.minor)))];
  if (kind === "chargeback")
    await tx.$executeRaw`
      INSERT INTO chargeback (id, account_id, payment_id, provider_dispute_id, status, currency, amount_minor, opened_at, closed_at)
      VALUES (${id}::uuid, ${accountId}::uuid, ${paymentId}::uuid, ${id}, 'lost', ${currency}, ${minor}, portal.now(), portal.now())`;
  else
    await tx.$executeRaw`
      INSERT INTO refund (id, account_id, payment_id, provider_refund_id, status, currency, amount_minor, refunded_at)
      VALUES (${id}::uuid, ${accountId}::uuid, ${paymentId}::uuid, ${id}, 'succeeded', ${currency}, ${minor}, portal.now())`;
  const shares = Prisma.raw(`${kind}_share (${kind}_id, account_id, contract_id, invoice_id, amount_minor)`);
  await tx.$executeRaw`
    INSERT INTO ${shares} VALUES (${id}::uuid, ${accountId}::uuid, ${contract}::uuid, ${invoiceId}::uuid, ${minor})`;
  const other: LedgerSide =
    kind === "chargeback"
      ? { kind: "receivable", contractId: contract, invoiceId, minor }
      : { kind: "refunded", paymentId, minor };
  await postFact(tx, {
    accountId,
    currency,
    key: `${kind}:${id}`,
    sides: [{ kind: "cash", paymentId, minor: -minor }, other],
  });
  return true;
}

interface Issue {
  readonly place: Place;
  readonly number: string;
  readonly today: PlainDate;
  readonly zone: string;
}

const LINE: Omit<LineDraft, "amountMinor"> = {
  ...{ position: "1", description: "Seats", details: null, quantity: "1", unit: null, unitPrice: "1" },
  ...{ taxRate: null, taxCategory: "O" as const },
};
const BARE = {
  ...{ poNumber: null, quoteNumber: null, buyerReference: null, payTo: null, terms: null, notes: [], taxes: [] },
  ...{ adjustments: [], prepaidMinor: 0n, roundingMinor: 0n, sourceHash: null },
} as const;

/** Of two currencies, prepaid in part, and now and then of less than nothing. */
async function issue(tx: Tx, dice: Chance, { place, number, today, zone }: Issue): Promise<void> {
  const amountMinor = BigInt(dice.below(90_000) - 5_000);
  await issueInvoice(tx, {
    ...place,
    ...BARE,
    ...{ id: newId(), number, issuedOn: today, dueOn: addDays(today, dice.below(45)) },
    currency: zone === "Europe/Stockholm" && dice.below(2) === 0 ? "EUR" : "USD",
    lines: [{ ...LINE, amountMinor }],
    prepaidMinor: BigInt(dice.below(2) * 700),
  });
}

/** What the ledger says is open now on the invoices that somebody sees in a bill group, by currency. */
async function openNow(email: string, group: string, zone: string): Promise<Record<string, bigint>> {
  const found = await rows<{ currency: string; minor: string }>(
    `SELECT entry.currency, sum(entry.amount_minor)::text AS minor
     FROM ledger_entry entry JOIN invoice ON invoice.id = entry.invoice_id
     JOIN contract_access mine ON mine.contract_id = invoice.contract_id
     JOIN person ON person.id = mine.person_id AND person.email = $1
     WHERE entry.kind = 'receivable' AND invoice.bill_group_id = $2 AND invoice.issued_on <= portal.today($3)
     GROUP BY 1 HAVING sum(entry.amount_minor) <> 0`,
    [email, group, zone],
  );
  return Object.fromEntries(found.map(({ currency, minor }) => [currency, BigInt(minor)]));
}

interface Watch {
  readonly email: string;
  readonly group: string;
  readonly zone: string;
  /** What was open when each day ended. */
  readonly evenings: Map<PlainDate, Record<string, bigint>>;
}

/** Two people in two zones; one of them sees a part of the group only. */
async function watches(): Promise<Watch[]> {
  const [us, emea] = [await placeOf("C-1001"), await placeOf("C-1003")];
  return [
    { email: "ada@acme.example", group: us.groupId, zone: us.zone, evenings: new Map() },
    { email: "ben@acme.example", group: us.groupId, zone: us.zone, evenings: new Map() },
    { email: "cora@acme.example", group: emea.groupId, zone: emea.zone, evenings: new Map() },
  ];
}

/** Moves on by some hours. Each day that ends on the way ends with what is open now. */
async function moveOn(dice: Chance, watched: readonly Watch[]): Promise<void> {
  const before = await Promise.all(
    watched.map(async (watch) => ({
      watch,
      day: await todayIn(watch.zone),
      open: await openNow(watch.email, watch.group, watch.zone),
    })),
  );
  await moveClock({ hours: dice.below(40) });
  for (const { watch, day, open } of before) {
    const today = await todayIn(watch.zone);
    for (let ended = day; ended < today; ended = addDays(ended, 1)) watch.evenings.set(ended, open);
  }
}

async function statementOf({ email, group }: Watch, { from, to }: Period): Promise<readonly CurrencyStatement[]> {
  const viewer = await viewerOf(email);
  const { statement } = await getStatement(viewer, group, statementSearch.parse({ from, to }), MOST);
  if (!statement) throw new Error(`no statement from ${from} to ${to}`);
  return statement.currencies;
}

const byCurrency = (
  statement: readonly CurrencyStatement[],
  amountOf: (one: CurrencyStatement) => bigint,
): Record<string, bigint> =>
  Object.fromEntries(statement.map((one) => [one.currency, amountOf(one)]).filter(([, minor]) => minor !== 0n));

const total = (amounts: readonly { minor: bigint }[]): bigint => amounts.reduce((sum, { minor }) => sum + minor, 0n);

describe("a statement of a world in which anything happens", () => {
  test(`[PAY-11] opens and closes with what the ledger held on those evenings, and adds up in between: ${PERIODS} periods each`, async () => {
    const dice = chance();
    const watched = await watches();
    const first = await todayIn("America/Los_Angeles");
    for (let nth = 0; nth < STEPS; nth += 1) {
      await systemDb((tx) => happen(tx, dice, nth, dice.pick(CONTRACTS)));
      if (dice.below(2) === 0) await moveOn(dice, watched);
    }
    for (const watch of watched) {
      const today = await todayIn(watch.zone);
      watch.evenings.set(today, await openNow(watch.email, watch.group, watch.zone));
      const days = [...watch.evenings.keys()].sort();
      expect(days.length).toBeGreaterThan(20);
      for (let nth = 0; nth < PERIODS; nth += 1) {
        const [one, other] = [dice.below(days.length - 1) + 1, dice.below(days.length - 1) + 1];
        const period = { from: days[Math.min(one, other)] ?? first, to: days[Math.max(one, other)] ?? first };
        const statement = await statementOf(watch, period);
        const evening = (day: PlainDate) => watch.evenings.get(day);
        expect(byCurrency(statement, ({ opening }) => opening.minor)).toEqual(evening(addDays(period.from, -1)));
        expect(byCurrency(statement, ({ closing }) => closing.minor)).toEqual(evening(period.to));
        for (const { opening, closing, lines, ages, sums } of statement) {
          expect(lines.at(-1)?.balance ?? opening).toEqual(closing);
          expect(total(ages.map(({ open }) => open))).toBe(closing.minor);
          expect(opening.minor + total(sums.map(({ amount }) => amount))).toBe(closing.minor);
        }
      }
    }
    expect((await rows("SELECT id FROM undone_allocation")).length).toBeGreaterThan(0);
  }, 120_000);

  test("[PAY-11, PAY-9] what was received earlier counts on that day, what is left of it is told, and a refund changes nothing", async () => {
    const { zone, groupId: group, ...place } = await placeOf("C-1001");
    const [id, invoiceId, refund, number] = [newId(), newId(), newId(), "S-earlier"];
    const today = await todayIn(zone);
    const watch: Watch = { email: "ada@acme.example", group, zone, evenings: new Map() };
    const usdOf = async (from: PlainDate, to: PlainDate) =>
      (await statementOf(watch, { from, to })).find(({ currency }) => currency === "USD");
    await systemDb(async (tx) => {
      const lines = [{ ...LINE, amountMinor: 5_000n }];
      const issuedOn = addDays(today, -9);
      await issueInvoice(tx, {
        ...place,
        ...BARE,
        id: invoiceId,
        number,
        issuedOn,
        dueOn: today,
        currency: "USD",
        lines,
      });
      await recordPayment(tx, {
        ...{
          id,
          accountId: place.accountId,
          currency: "USD",
          amountMinor: 6_000n,
          attemptId: null,
          payerPersonId: null,
        },
        ...{ method: "transfer", methodName: "Transfer", last4: null, providerChargeId: null },
        receivedAt: new Date(`${addDays(today, -4)}T20:00:00Z`),
        shares: [{ invoiceId, contractId: place.contractId, minor: 6_000n }],
      });
      await tx.$executeRaw`
        INSERT INTO refund (id, account_id, payment_id, provider_refund_id, status, currency, amount_minor, refunded_at)
        VALUES (${refund}::uuid, ${place.accountId}::uuid, ${id}::uuid, 're_1', 'succeeded', 'USD', 700, portal.now())`;
      await tx.$executeRaw`
        INSERT INTO refund_share VALUES (${refund}::uuid, ${place.accountId}::uuid, ${place.contractId}::uuid, ${invoiceId}::uuid, 700)`;
    });
    const [before, after] = [
      await usdOf(addDays(today, -9), addDays(today, -5)),
      await usdOf(addDays(today, -4), today),
    ];
    expect(before?.closing).toEqual(after?.opening);
    expect(before?.lines.find((line) => line.number === number)?.amount.minor).toBe(5_000n);
    const ours = after?.lines.filter((line) => line.invoiceNumber === number);
    expect(ours?.map(({ kind, on, amount, informs }) => [kind, on, amount.minor, informs?.minor])).toEqual([
      ["payment", addDays(today, -4), -5_000n, undefined],
      ["refund", today, 0n, 700n],
    ]);
    expect(after?.unapplied.minor).toBeGreaterThanOrEqual(1_000n);
    expect(after?.refunded.minor).toBeGreaterThanOrEqual(700n);
  });
});
