import { expect, test } from "vitest";
import { signatureHeader } from "@/sandbox/webhooks/signature";
import { row, rows } from "../../setup/admin";
import { type Chance, chance } from "../../setup/chance";
import { FRESH_MINOR, freshInvoice } from "../fresh-invoice";
import { type ACTIONS, ask, ledTo, press } from "./people";
import type { Stage } from "./stage";

const BODIES = 200;
const EVENTS = 20;

const ODD = [
  ...["", " ", "null", "NaN", "-1", "0", "1e9", "undefined", "[object Object]", "true", "{}", "[]", "\u0000", "\ud800"],
  ...[
    "INV-1042'; DROP TABLE invoice;--",
    "../INV-1042",
    "INV-1042%00",
    "INV-1042\r\nX: 1",
    "ＩＮＶ－1042",
    "x".repeat(30_000),
  ],
  ...["INV-4001", "INV-9999", "00000000-0000-0000-0000-000000000000", "ch_1", "cs_1", "__proto__", "constructor"],
] as const;
/** What a form that was tampered with might add: money, or whose it is. */
const ADDED = [
  "amount",
  "amountMinor",
  "currency",
  "openMinor",
  "payer",
  "viewer",
  "status",
  "card",
  "__proto__",
] as const;

const AMOUNTS = ["-1", "0", "1e9", "NaN", "9999999.99", "50.01", "0.001", "1".repeat(90)] as const;

interface Body {
  readonly action: keyof typeof ACTIONS;
  readonly fields: Record<string, string>;
  /** It asks for something that may be had, but for what was added. */
  readonly isOwn: boolean;
}

interface Targets {
  /** May be paid, by what is asked for. */
  readonly own: string;
  /** May be paid, and never is by what is asked for. */
  readonly spared: string;
}

function fuzzed({ own, spared }: Targets, dice: Chance): Body {
  const odd = (): string => dice.pick(ODD);
  const bodies: readonly [Body, ...Body[]] = [
    { action: "pay", fields: { invoice: own, way: "card" }, isOwn: true },
    { action: "pay", fields: { invoice: odd(), way: "card" }, isOwn: false },
    { action: "pay", fields: { invoice: spared, way: odd() }, isOwn: false },
    { action: "pay", fields: { invoice: `${spared}\nINV-4001`, way: "card" }, isOwn: false },
    { action: "pay", fields: { invoice: spared, way: "card", "amount.0": dice.pick(AMOUNTS) }, isOwn: false },
    { action: "payNow", fields: { reference: odd() }, isOwn: false },
    { action: "resume", fields: { attempt: odd() }, isOwn: false },
    { action: "callOff", fields: { attempt: odd() }, isOwn: false },
  ];
  const { action, fields, isOwn } = dice.pick(bodies);
  const added = Array.from({ length: dice.below(4) }, (): [string, string] => [dice.pick(ADDED), odd()]);
  return { action, fields: { ...Object.fromEntries(added), ...fields }, isOwn };
}

const counted = (log: readonly string[], words: RegExp): number => log.filter((line) => words.test(line)).length;

/** An event as the provider sends it, and what is wrong with it. */
function forged(secret: string, session: string, dice: Chance): { body: string; signature: string } {
  const body = JSON.stringify({
    id: `evt_${dice.below(2 ** 31)}`,
    type: "checkout.session.completed",
    data: { object: { id: session, object: "checkout.session", payment_status: "paid", amount_total: 1 } },
  });
  const long = `${body.slice(0, -1)},"more":"${"x".repeat(300_000)}"}`;
  return dice.pick([
    () => ({ body, signature: "" }),
    () => ({ body, signature: signatureHeader(body, "whsec_of_somebody_else") }),
    () => ({ body: body.replace('"paid"', '"free"'), signature: signatureHeader(body, secret) }),
    () => ({ body, signature: signatureHeader(body, secret).replace(/t=\d+/, "t=1600000000") }),
    () => ({ body: "{}", signature: signatureHeader("{}", secret) }),
    () => ({ body: long, signature: signatureHeader(long, secret) }),
  ])();
}

export function testForgeries({ portal, cast }: Stage): void {
  const { url, sandbox, takeLog } = portal;

  test(`[M2] of ${BODIES} bodies that were tampered with none changes what is paid, and each that is refused is logged`, async () => {
    const dice = chance();
    const own = await freshInvoice(`B-${dice.seed}`);
    const spared = await freshInvoice(`B-${dice.seed}-spared`);
    const [ada] = cast().people;
    takeLog();
    let refused = 0;
    for (let nth = 0; nth < BODIES; nth += 1) {
      const { action, fields, isOwn } = fuzzed({ own, spared }, dice);
      const answer = await press(url, ada, action, own, fields);
      const target = ledTo(answer);
      expect({ action, fields, status: answer?.status, isLed: target !== null }).toEqual({
        ...{ action, fields, isLed: isOwn },
        status: isOwn ? expect.any(Number) : 200,
      });
      if (!target) refused += 1;
    }
    const tried = await rows<{ minor: number; currency: string }>(
      `SELECT attempt.amount_minor::int AS minor, attempt.currency FROM payment_attempt attempt
       JOIN payment_attempt_invoice ON attempt_id = attempt.id JOIN invoice ON invoice.id = invoice_id WHERE invoice.number = $1`,
      [own],
    );
    expect(tried).toEqual([{ minor: FRESH_MINOR, currency: "USD" }]);
    expect(await rows("SELECT FROM payment_attempt WHERE ended_at IS NULL")).toHaveLength(1);
    let logged = 0;
    await expect.poll(() => (logged += counted(takeLog(), /action (input )?refused/))).toBe(refused);
  });

  test(`[M2] of ${EVENTS} forged events none is taken, and each is logged`, async () => {
    const dice = chance();
    const { session } = await row<{ session: string }>(
      "SELECT provider_session_id AS session FROM payment_attempt WHERE ended_at IS NULL LIMIT 1",
    );
    const events = () => row("SELECT count(*)::int AS count FROM provider_event");
    const before = await events();
    takeLog();
    for (let nth = 0; nth < EVENTS; nth += 1) {
      const { body, signature } = forged(sandbox.webhookSecret, session, dice);
      const headers = { "content-type": "application/json", "stripe-signature": signature };
      const { status } = await ask(url, { method: "POST", path: "/api/stripe/webhook", headers, body }, null);
      expect([400, 413]).toContain(status);
    }
    expect(await events()).toEqual(before);
    let logged = 0;
    await expect.poll(() => (logged += counted(takeLog(), /an event that is .* was refused/))).toBe(EVENTS);
  });
}
