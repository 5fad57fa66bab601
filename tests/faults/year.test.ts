import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { dueStep } from "@/lib/contracts/reminders/rules";
import { remindOfRenewal } from "@/lib/contracts/reminders/tasks";
import { isHardDecline, retryDays } from "@/lib/payments/auto-pay/rules";
import { autoPay } from "@/lib/payments/auto-pay/tasks";
import { prepareIntent } from "@/lib/payments/saved/commands/charge-saved-method";
import { settleUnfinished } from "@/lib/payments/tasks";
import { addDays, calendarDay, type PlainDate, plainDate } from "@/lib/platform/dates";
import { DomainError } from "@/lib/platform/errors";
import type { MailJob } from "@/lib/platform/jobs";
import {
  forgetMethods,
  mayManageBilling,
  paySaved,
  type SavedMethod,
  saveMethod,
  startCharge,
} from "../payments/saving";
import { change, row, rows } from "../setup/admin";
import { type Chance, chance } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { emptyQueue, queuedMails } from "../setup/jobs";
import { systemCtx } from "../setup/system";
import { setClock } from "../setup/world";
import { expectAgreement } from "./agreement";
import { FRESH_MINOR, freshInvoice } from "./fresh-invoice";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const FIRST = plainDate("2027-03-10");
/** A year and a day: summer time begins and ends in both zones. */
const DAYS = 366;
/** CI plays one with a few invoices, in half a minute; `YEARS=20 npm run test:db -- tests/faults/year` plays more of them. */
const YEARS = Number(process.env.YEARS ?? 1);
const INVOICES_EACH = Number(process.env.YEAR_INVOICES ?? 3);

interface Payer {
  readonly contract: string;
  readonly group: string;
  readonly zone: string;
  readonly like: string;
  readonly by: string;
}
const PAYERS: readonly Payer[] = [
  { contract: "C-1002", group: "Acme US", zone: "America/Los_Angeles", like: "INV-1046", by: "ada@acme.example" },
  { contract: "C-4001", group: "Dune", zone: "America/Los_Angeles", like: "INV-4001", by: "fay@dune.example" },
  { contract: "C-5001", group: "Elm", zone: "Europe/Stockholm", like: "INV-5001", by: "ina@elm.example" },
];
const CARDS = ["pm_card_visa", "pm_card_chargeCustomerFail", "pm_card_authenticationRequiredOnSetup"] as const;

interface Reminded {
  readonly contract: string;
  readonly zone: string;
  readonly endsOn: PlainDate;
}

interface World {
  readonly methods: ReadonlyMap<string, readonly SavedMethod[]>;
  readonly invoices: Map<string, { readonly payer: Payer; readonly dueOn: PlainDate }>;
  readonly reminded: readonly Reminded[];
  /** Reminders that had to go out, by contract and step: the worker was up in their time. */
  readonly wanted: Set<string>;
  readonly mails: MailJob[];
}

beforeEach(freshDemo);
afterEach(expectAgreement);

test.each(Array.from({ length: YEARS }, (_, year) => year))(
  "[BIL-4, REN-7, M1, M8] a year in the worker, with outages, deaths, declines and people who pay by hand (%i)",
  async () => {
    const luck = chance();
    const world = await arrange(luck);
    let down = 0;
    for (let nth = 0; nth < DAYS; nth += 1) {
      const day = addDays(FIRST, nth);
      if (down > 0) down -= 1;
      else if (luck.below(12) === 0) down = luck.below(5);
      if (down === 0 && (isBusy(world, day) || luck.below(20) === 0)) await live(world, day, luck);
    }
    await settle(world);
    await judgeMoney(world);
    await judgeReminders(world);
    judgeMails(world);
  },
  60_000 * INVOICES_EACH,
);

async function arrange(luck: Chance): Promise<World> {
  await sandbox.control.reset();
  await forgetMethods();
  await change("UPDATE invoice SET voided_at = now() WHERE open_minor > 0 AND voided_at IS NULL");
  const methods = new Map<string, SavedMethod[]>();
  for (const { group, contract, by } of PAYERS) {
    const saved: SavedMethod[] = [];
    for (const card of CARDS) saved.push(await saveMethod(sandbox, group, { card }));
    methods.set(group, saved);
    await mayManageBilling(by, group);
    await change("UPDATE bill_group SET auto_pay = true WHERE name = $1", [group]);
    await change("UPDATE contract SET paid_by = 'card', ends_on = '2029-01-01' WHERE number = $1", [contract]);
  }
  await rows("UPDATE contract SET auto_renew = false");
  const reminded: Reminded[] = [
    { contract: "C-1001", zone: "America/Los_Angeles", endsOn: addDays(FIRST, 120 + luck.below(200)) },
    { contract: "C-1004", zone: "Europe/Stockholm", endsOn: addDays(FIRST, 120 + luck.below(200)) },
  ];
  for (const { contract, endsOn } of reminded)
    await change("UPDATE contract SET auto_renew = true, ends_on = $2 WHERE number = $1", [contract, endsOn]);
  const invoices: World["invoices"] = new Map();
  for (const payer of PAYERS)
    for (let nth = 0; nth < INVOICES_EACH; nth += 1) {
      const number = await freshInvoice(`${payer.contract}-${nth}`, { like: payer.like });
      const dueOn = addDays(FIRST, 3 + luck.below(DAYS - 60));
      await change("UPDATE invoice SET due_on = $2 WHERE number = $1", [number, dueOn]);
      invoices.set(number, { payer, dueOn });
    }
  await emptyQueue();
  return { methods, invoices, reminded, wanted: new Set(), mails: [] };
}

/** Something may happen on or around the day; on the others the worker would find nothing, and is looked at now and then. */
const isBusy = ({ invoices, reminded }: World, day: PlainDate): boolean =>
  [...invoices.values()].some(({ dueOn }) => day >= addDays(dueOn, -1) && day <= addDays(dueOn, 9)) ||
  reminded.some(({ endsOn }) => [90, 21, 10].some((before) => between(day, addDays(endsOn, -before), 4)));

const between = (day: PlainDate, from: PlainDate, days: number): boolean =>
  day >= addDays(from, -1) && day <= addDays(from, days);

/** A day of the worker's: it looks once or twice, at odd hours, and what can go wrong does now and then. */
async function live(world: World, day: PlainDate, luck: Chance): Promise<void> {
  for (const hour of luck.below(3) === 0 ? [luck.below(12), 12 + luck.below(12)] : [luck.below(24)]) {
    const now = new Date(`${day}T${String(hour).padStart(2, "0")}:${String(luck.below(60)).padStart(2, "0")}:00Z`);
    await setClock(now);
    const payer = luck.pick(PAYERS as unknown as [Payer, ...Payer[]]);
    const saved = world.methods.get(payer.group) ?? [];
    const card = saved[luck.below(8) === 0 ? 2 : luck.below(3) === 0 ? 1 : 0];
    await change("UPDATE contract SET payment_method_id = $2 WHERE number = $1", [payer.contract, card?.id]);
    if (luck.below(6) === 0) await sandbox.control.fault(faultOf(luck));
    if (luck.below(8) === 0) await dieOver(world, payer, card);
    await Promise.all([autoPay(), ...(luck.below(6) === 0 ? [autoPay()] : []), payByHand(world, payer, day, luck)]);
    await sandbox.control.clearFaults();
    await remindOfRenewal();
    for (const { contract, zone, endsOn } of world.reminded) {
      const step = dueStep(endsOn, { today: calendarDay(now, zone), hasStruck: hourIn(now, zone) >= 8 });
      if (step) world.wanted.add(`${contract} ${step}`);
    }
    await setClock(new Date(now.getTime() + 12 * 60_000));
    await settleUnfinished();
    await collect(world);
  }
}

type Fault = Parameters<typeof sandbox.control.fault>[0];

const faultOf = (luck: Chance): Fault => ({
  match: { method: luck.pick(["GET", "POST"]), path: "/v1/payment_intents", times: 1 + luck.below(3) },
  fault: luck.pick<object>([{ drop: "before" }, { drop: "after" }, { error: "after", status: 500 }]) as never,
});

const hourIn = (now: Date, timeZone: string): number =>
  Number(new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hour12: false }).format(now)) % 24;

/** Somebody of the bill group presses Pay at the very moment. */
async function payByHand(world: World, payer: Payer, day: PlainDate, luck: Chance): Promise<void> {
  if (luck.below(12) !== 0) return;
  const due = [...world.invoices].find(([, invoice]) => invoice.payer === payer && between(day, invoice.dueOn, 12));
  const good = world.methods.get(payer.group)?.[0];
  if (due && good) await played(paySaved(payer.by, due[0], good.id));
}

/** A worker that was killed between its transactions: the try is there, perhaps the attempt, perhaps its intent. */
async function dieOver({ invoices }: World, payer: Payer, card: SavedMethod | undefined): Promise<void> {
  const [found] = await rows<{ number: string }>(
    `INSERT INTO auto_pay_try (account_id, contract_id, invoice_id, day, started_at)
     SELECT invoice.account_id, contract_id, invoice.id, portal.today(seller.time_zone), portal.now()
     FROM invoice JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
     WHERE number = ANY ($1) AND open_minor > 0 AND due_on < portal.today(seller.time_zone)
       AND NOT EXISTS (SELECT FROM payment_attempt_invoice tried WHERE tried.invoice_id = invoice.id AND is_open)
       AND NOT EXISTS (SELECT FROM auto_pay_try made WHERE made.invoice_id = invoice.id)
     ORDER BY due_on LIMIT 1 ON CONFLICT DO NOTHING
     RETURNING (SELECT number FROM invoice WHERE invoice.id = invoice_id) AS number`,
    [[...invoices].filter(([, invoice]) => invoice.payer === payer).map(([number]) => number)],
  );
  if (!found || !card) return;
  const started = startCharge(systemCtx(), { reference: found.number, methodId: card.id });
  await played(started.then(({ attemptId }) => prepareIntent(attemptId)));
}

/** What the domain refuses is part of the game, and what went wrong on purpose; anything else is not. */
async function played(step: Promise<unknown>): Promise<void> {
  await step.catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
  });
}

/** Takes the mails out as the worker does, so that one written a second time would be seen. */
async function collect({ mails }: World): Promise<void> {
  mails.push(...(await queuedMails()));
  await emptyQueue();
}

/** At the end everything is up, and has a fortnight for what is left. */
async function settle(world: World): Promise<void> {
  for (let nth = DAYS; nth < DAYS + 16; nth += 1) {
    await setClock(new Date(`${addDays(FIRST, nth)}T20:00:00Z`));
    await autoPay();
    await settleUnfinished();
  }
  await autoPay();
  await collect(world);
}

interface TrySeen {
  day: PlainDate;
  outcome: string;
  reason: string | null;
  method: string | null;
  /** Whether it is the one that would be charged now. */
  isUsed: boolean;
}

async function judgeMoney({ invoices }: World): Promise<void> {
  for (const [number, { dueOn }] of invoices) {
    const tries = await rows<TrySeen>(
      `SELECT day::text, outcome::text, reason, attempt.payment_method_id AS method,
              attempt.payment_method_id = portal.method_of(invoice.contract_id) AS "isUsed"
       FROM auto_pay_try made JOIN invoice ON invoice.id = invoice_id
       LEFT JOIN payment_attempt attempt ON attempt.id = made.attempt_id WHERE number = $1 ORDER BY day`,
      [number],
    );
    const declines = tries.filter(({ outcome }) => outcome === "declined");
    const { open } = await row<{ open: number }>("SELECT open_minor::int AS open FROM invoice WHERE number = $1", [
      number,
    ]);
    const story = `${number}, due ${dueOn}: ${JSON.stringify(tries)}`;
    const used = declines.filter(({ isUsed }) => isUsed);
    const isStopped = used.length === 4 || isHardDecline(used.at(-1)?.reason ?? null);
    expect([number, open], story).toEqual([number, isStopped && open > 0 ? FRESH_MINOR : 0]);
    expect(
      tries.every(({ day, outcome }) => day >= dueOn && outcome !== null),
      story,
    ).toBe(true);
    for (const { method } of declines) {
      const [first, ...again] = declines.filter((one) => one.method === method);
      for (const [nth, { day }] of again.entries())
        expect(first && day >= (retryDays(first.day)[nth] ?? "9999"), story).toBe(true);
    }
  }
  const twice = await rows(
    `SELECT invoice_id FROM payment_attempt attempt JOIN payment_attempt_invoice tried ON tried.attempt_id = attempt.id
     WHERE status = 'succeeded' GROUP BY 1 HAVING count(*) > 1`,
  );
  expect(twice).toEqual([]);
  // Ours is what the provider's is.
  const { paid } = await row<{ paid: number }>(
    "SELECT count(*)::int AS paid FROM payment WHERE attempt_id IS NOT NULL",
  );
  expect((await sandbox.control.charges()).succeeded).toBe(paid);
  expect(await rows("SELECT FROM payment_attempt WHERE ended_at IS NULL")).toEqual([]);
}

async function judgeReminders({ reminded, wanted, mails }: World): Promise<void> {
  const sent = await rows<{ says: string; people: number }>(
    `SELECT number || ' ' || step AS says, count(*)::int AS people FROM renewal_reminder
     JOIN contract ON contract.id = contract_id GROUP BY 1 ORDER BY 1`,
  );
  const people: Record<string, number> = { "C-1001": 2, "C-1004": 1 };
  expect(sent).toEqual([...wanted].sort().map((says) => ({ says, people: people[says.split(" ")[0] ?? ""] })));
  const told = mails.filter(({ file }) => file?.name.startsWith("renewal-"));
  expect(told.length).toBe(sent.reduce((sum, step) => sum + step.people, 0));
  expect(reminded.length).toBe(2);
}

/** A mail that was written twice would have the same Message-ID twice, since the fact names it. */
function judgeMails({ mails }: World): void {
  const ids = mails.map(({ messageId }) => messageId);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
}
