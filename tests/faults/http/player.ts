import { rows } from "../../setup/admin";
import type { Chance } from "../../setup/chance";
import { comeBack, ledTo, type Person, press } from "./people";
import type { WholePortal } from "./portal";
import { eventually } from "./processes";

const CARDS = [
  "4242424242424242",
  "4242424242424242",
  "5555555555554444",
  "4000000000000002",
  "4000002500003155",
] as const;
const ENDS = ["complete", "complete", "fail", "abandon"] as const;

/** What the portal has answered with, which it must not forget whatever happens to it. */
export interface Promised {
  readonly sessions: Set<string>;
  readonly attempts: Set<string>;
}

export interface Game {
  readonly portal: WholePortal;
  readonly people: readonly [Person, ...Person[]];
  readonly methods: readonly [string, ...string[]];
  /** All the invoices there are to pay, together or each by itself. */
  readonly numbers: readonly string[];
  readonly promised: Promised;
  /** Called before each step of anybody's. */
  readonly onStep: () => void;
}

interface Seen {
  id: string;
  session: string | null;
  payer: string;
}

const attemptsOf = (number: string): Promise<Seen[]> =>
  eventually(() =>
    rows<Seen>(
      `SELECT attempt.id, provider_session_id AS session, person.email AS payer FROM payment_attempt attempt
       JOIN payment_attempt_invoice tried ON tried.attempt_id = attempt.id JOIN invoice ON invoice.id = tried.invoice_id
       JOIN person ON person.id = payer_person_id WHERE invoice.number = $1 ORDER BY attempt.created_at`,
      [number],
    ),
  );

/** Whoever was sent on, to the provider or to the page of a payment, was promised that it is known here. */
function note({ promised }: Game, target: string | null): void {
  const session = /\/c\/pay\/(cs_\w+)/.exec(target ?? "")?.[1];
  const attempt = /\/payments\/([0-9a-f-]{36})/.exec(target ?? "")?.[1];
  if (session) promised.sessions.add(session);
  if (attempt) promised.attempts.add(attempt);
}

/** Whoever finds nobody there presses again once somebody is. */
async function pressed({ portal, people }: Game, number: string, fields: Record<string, string>, dice: Chance) {
  const by = dice.pick(people);
  const answer = await press(portal.url, by, "pay", number, fields);
  if (answer) return answer;
  await portal.web.ready();
  return press(portal.url, by, "pay", number, fields);
}

/** What is asked for: this invoice, mostly alone, now and then with another, or a part of it; in whatever way. */
function order({ numbers, methods }: Game, number: string, dice: Chance): Record<string, string> {
  const other = dice.below(4) === 0 ? numbers[dice.below(numbers.length)] : undefined;
  const invoice = other && other !== number ? `${number}\n${other}` : number;
  const part: Record<string, string> = dice.below(5) === 0 ? { "amount.0": dice.pick(["20.00", "25", "49.50"]) } : {};
  return { invoice, way: dice.pick(["card", "card", "bank_debit", dice.pick(methods)]), ...part };
}

/** The same order in a few tabs at once, by whoever. */
async function pressPay(game: Game, number: string, dice: Chance): Promise<void> {
  const fields = order(game, number, dice);
  const tabs = 1 + dice.below(3);
  await Promise.all(
    Array.from({ length: tabs }, async () => note(game, ledTo(await pressed(game, number, fields, dice)))),
  );
}

/** Pays, or tries to, on a provider's page that somebody has been shown. */
async function payThere({ portal, promised }: Game, attempts: readonly Seen[], dice: Chance): Promise<void> {
  const shown = attempts.flatMap(({ session }) => (session && promised.sessions.has(session) ? [session] : []));
  const session = shown[dice.below(Math.max(1, shown.length))];
  if (!session) return;
  const isDebit = (await portal.sandbox.control.state()).sessions.some(
    ({ id, payment_method_types: types }) => id === session && !types.includes("card"),
  );
  const card = isDebit ? "bank_debit" : dice.pick(CARDS);
  await portal.sandbox.control.pay(session, { card, authenticate: dice.pick(ENDS) });
}

async function finishAtTheBank({ portal }: Game, dice: Chance): Promise<void> {
  const { paymentIntents } = await portal.sandbox.control.state();
  const waiting = paymentIntents.find(({ status }) => status === "requires_action");
  // Somebody may have been quicker: then there is nothing left to authenticate.
  if (waiting)
    await portal.sandbox.control.authenticate(waiting.id, dice.pick(["complete", "fail"])).catch(() => undefined);
}

async function orderFault({ portal }: Game, dice: Chance): Promise<void> {
  const { control } = portal.sandbox;
  const times = 1 + dice.below(3);
  const match = { path: dice.pick(["/v1/checkout", "/v1/payment_intents", "/v1/"]), times };
  const when = dice.pick(["before", "after"] as const);
  const type = dice.pick(["checkout.session", "payment_intent"]);
  await dice.pick([
    () => control.fault({ match, fault: { drop: when } }),
    () => control.fault({ match, fault: { error: when, status: dice.pick([500, 503]) } }),
    () => control.fault({ match, fault: { latencyMs: 100 + dice.below(400) } }),
    () => control.fault({ webhook: dice.pick(["lost", "double", "reorder"]), type, times }),
    () => control.fault({ webhook: "delay", type, times, delayMs: 500 }),
    () => control.pauseWebhooks(dice.below(2) === 0),
  ])();
}

const MOST_TRIES = 30;

/** Somebody who wants nothing but to pay, and tries again where nobody is there or the provider is not: they get through. */
export async function payCalmly(game: Game, number: string): Promise<void> {
  const { portal, people } = game;
  for (let nth = 0; nth < MOST_TRIES; nth += 1) {
    const target = ledTo(await press(portal.url, people[0], "pay", number, { invoice: number, way: "card" }));
    note(game, target);
    const session = /\/c\/pay\/(cs_\w+)/.exec(target ?? "")?.[1];
    if (session) return void (await portal.sandbox.control.pay(session, { card: CARDS[0] }));
    await portal.web.ready();
  }
}

/** One step of somebody or something, chosen by chance. */
async function step(game: Game, number: string, dice: Chance): Promise<void> {
  game.onStep();
  const kind = dice.below(20);
  if (kind <= 6) return pressPay(game, number, dice);
  if (kind === 7) return orderFault(game, dice);
  if (kind === 8) return finishAtTheBank(game, dice);
  const attempts = await attemptsOf(number);
  if (kind <= 14) return payThere(game, attempts, dice);
  const attempt = attempts[dice.below(Math.max(1, attempts.length))];
  const person = game.people.find(({ email }) => email === attempt?.payer);
  if (!attempt || !person) return pressPay(game, number, dice);
  if (kind <= 17) return void (await comeBack(game.portal.url, person, attempt.id));
  await press(game.portal.url, person, "callOff", number, { attempt: attempt.id });
}

/** Everything that happens to one invoice, beside everything that happens to the others. */
export async function play(game: Game, number: string, steps: number, dice: Chance): Promise<void> {
  for (let at = 0; at < steps; at += 1) await step(game, number, dice);
}
