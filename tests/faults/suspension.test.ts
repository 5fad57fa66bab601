import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { applyCredit, issueCreditMemo, voidInvoice } from "@/lib/invoices/commands";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { plainDate } from "@/lib/platform/dates";
import { systemDb } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { attemptAt, pay } from "../payments/paying";
import { change, row, rows } from "../setup/admin";
import { type Chance, chance, chanceOf } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { emptyQueue, queuedMails } from "../setup/jobs";
import { systemCtx } from "../setup/system";
import { expectAgreement } from "./agreement";
import { FRESH_MINOR, freshInvoice } from "./fresh-invoice";
import { runsOr } from "./runs";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const RUNS = runsOr(20);
const DAN = "dan@birch.example";
const TOLD = ["anna.ae@fjord.example", "carl.collector@fjord.example", DAN];

type Step = () => Promise<void>;
const nothing: Step = async () => undefined;

afterEach(expectAgreement);
beforeAll(async () => {
  await freshDemo();
  // What the demo has overdue there would hold every run up.
  for (const number of ["INV-2001", "INV-2002"]) await takeBack(number);
}, 60_000);

const idOf = async (number: string): Promise<string> =>
  (await row<{ id: string }>("SELECT id FROM invoice WHERE number = $1", [number])).id;

/** Paid at the provider; what follows from it here is the returned step. */
async function paid(number: string): Promise<Step> {
  await pay(DAN, number);
  const { id, session } = await attemptAt(number);
  await sandbox.control.pay(session, { card: "4242424242424242" });
  return () => settleAttempt(id);
}

async function takeBack(number: string): Promise<void> {
  const id = await idOf(number);
  await systemDb((tx) => voidInvoice(tx, systemCtx(), id));
}

async function credit(number: string): Promise<void> {
  const facts = await row<{ accountId: string; contractId: string; sellerEntityId: string; currency: string }>(
    `SELECT account_id AS "accountId", contract_id AS "contractId", seller_entity_id AS "sellerEntityId", currency
     FROM invoice WHERE number = $1`,
    [number],
  );
  const [memo, invoiceId] = [newId(), await idOf(number)];
  await systemDb(async (tx) => {
    await issueCreditMemo(tx, {
      ...{ ...facts, id: memo, number: `CM-${number}`, issuedOn: plainDate("2027-03-01"), sourceHash: null },
      ...{ totalMinor: BigInt(FRESH_MINOR), reason: null },
    });
    await applyCredit(tx, systemCtx(), {
      ...{ id: newId(), creditMemoId: memo, invoiceId, amountMinor: BigInt(FRESH_MINOR) },
    });
  });
}

async function disputed(number: string): Promise<Step> {
  await change(
    `INSERT INTO dispute (id, account_id, contract_id, invoice_id, reason, opened_at)
     SELECT gen_random_uuid(), account_id, contract_id, id, 'test', now() FROM invoice WHERE number = $1`,
    [number],
  );
  return nothing;
}

/** How often people were told that the suspension is lifted, and whether it is. */
async function standing() {
  const { status } = await row<{ status: string }>(
    "SELECT status::text FROM account WHERE name = 'Birch Foods' AND (suspension_reason IS NULL) = (status = 'active')",
  );
  const history = await rows("SELECT FROM audit_event WHERE action = 'account.suspension_lifted'");
  const told = (await queuedMails()).filter(({ subject }) => subject.includes("Birch Foods")).map(({ to }) => to);
  return { status, lifted: history.length, told: told.sort() };
}

const LIFTED = { status: "active", lifted: 1, told: TOLD };
const HELD = { status: "suspended", lifted: 0, told: [] };

/** A third invoice, and what happens to it beside the two payments. */
interface Third {
  /** Null: there is none. */
  readonly dueIn: number | null;
  readonly prepare: (number: string) => Promise<Step>;
  readonly isClear: boolean;
}

const THIRDS: readonly [Third, ...Third[]] = [
  { dueIn: null, isClear: true, prepare: async () => nothing },
  { dueIn: -1, isClear: false, prepare: async () => nothing },
  { dueIn: -90, isClear: false, prepare: async () => nothing },
  { dueIn: 0, isClear: true, prepare: async () => nothing }, // due today is not overdue
  { dueIn: -5, isClear: true, prepare: async (number) => () => takeBack(number) },
  { dueIn: -5, isClear: true, prepare: async (number) => () => credit(number) },
  { dueIn: -5, isClear: true, prepare: paid },
  { dueIn: -5, isClear: true, prepare: disputed },
];

async function suspend(): Promise<void> {
  await emptyQueue();
  await rows(`WITH lifted AS (SELECT id FROM audit_event WHERE action = 'account.suspension_lifted')
    DELETE FROM audit_link WHERE event_id IN (SELECT id FROM lifted)`);
  await rows("DELETE FROM audit_event WHERE action = 'account.suspension_lifted'");
  await change("UPDATE account SET status = 'suspended', suspension_reason = 'debt' WHERE name = 'Birch Foods'");
}

const overdue = (number: string, dueIn: number): Promise<string> => freshInvoice(number, { like: "INV-2001", dueIn });

async function play(name: string, dice: Chance): Promise<void> {
  await suspend();
  const settlings: Step[] = [];
  for (const last of ["a", "b"]) settlings.push(await paid(await overdue(`${name}-${last}`, -1 - dice.below(60))));
  const { dueIn, prepare, isClear } = dice.pick(THIRDS);
  const third = `${name}-c`;
  const beside = dueIn === null ? nothing : await prepare(await overdue(third, dueIn));
  // Each is told twice, as by an event and by the page the payer comes back to.
  await Promise.all(dice.shuffled([...settlings, ...settlings, beside]).map((step) => step()));
  expect(await standing(), name).toEqual(isClear ? LIFTED : HELD);
  if (dueIn === 0) return takeBack(third); // it would be overdue in another run
  if (isClear) return;
  await dice.pick([async () => (await paid(third))(), () => takeBack(third), () => credit(third)])();
  expect(await standing(), name).toEqual(LIFTED);
}

test(`[M7, PAY-8] a suspension lifts once, and only when nothing is overdue, in ${RUNS} runs of payments, credits and voidings at once`, async () => {
  const { seed } = chance();
  for (let nth = 0; nth < RUNS; nth += 1) {
    if (nth % 20 === 0) await sandbox.control.reset();
    await play(`S-${seed}-${nth}`, chanceOf(seed + nth));
  }
}, 900_000);
