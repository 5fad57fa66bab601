import { beforeAll, expect, test } from "vitest";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { declineQuote } from "@/lib/quotes/declining/commands";
import { withdrawQuote } from "@/lib/quotes/publishing/commands";
import { rows } from "../setup/admin";
import { type Chance, chance } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { systemCtx } from "../setup/system";
import { setClock } from "../setup/world";
import { accept, buyer, FAY, HAL, quoteFor } from "./quotes";

/** As many as CI has time for; `QUOTE_RACES=1000 npm run test:db -- tests/quotes/sequences` for the full count. */
const RACES = Number(process.env.QUOTE_RACES ?? 60);
/** Dune's quotes end with the day in Los Angeles. */
const MIDNIGHT = Date.parse("2027-03-11T08:00:00Z");
/** How long before midnight a race begins where midnight is to fall into it, and where it is not. */
const MOST_BEFORE_MS = 400;
const LONG_BEFORE_MS = 60_000;

/** What is said to who comes too late. */
const ANSWERS = ["done", "quotes.accepted", "quotes.declined", "quotes.withdrawn", "quotes.expired"];

let people: readonly [ViewerCtx, ViewerCtx];

beforeAll(async () => {
  await freshDemo();
  await rows(
    `INSERT INTO billing_manager SELECT account_id, bill_group_id, (SELECT id FROM person WHERE email = $1), now()
     FROM contract WHERE number = 'C-4001'`,
    [HAL],
  );
  people = [await buyer(FAY), await buyer(HAL)];
}, 60_000);

/** One of the ways in which a quote ends, by one of two people or the seller. */
function step(number: string, dice: Chance): Promise<string> {
  const who = dice.pick(people);
  switch (dice.below(5)) {
    case 0:
      return outcomeOf(withdrawQuote(systemCtx(), number));
    case 1:
      return outcomeOf(declineQuote(who, { quote: number, reason: "Too dear." }));
    default:
      return outcomeOf(accept(who, number));
  }
}

/** What a quote came to: its state, and how many of everything an accepted one has, each with its own bytes intact. */
const fate = (number: string) =>
  rows<{ status: string; orders: number; signed: number; invoices: number; billed: string; subscriptions: number }>(
    `SELECT status,
       (SELECT count(*)::int FROM customer_order WHERE quote_number = quote.number) AS orders,
       (SELECT count(*)::int FROM signed_quote kept WHERE kept.number = quote.number
          AND pdf_sha256 = sha256(pdf) AND substr(pdf, 1, 5) = '%PDF-'::bytea) AS signed,
       (SELECT count(*)::int FROM invoice WHERE quote_number = quote.number) AS invoices,
       (SELECT coalesce(sum(total_minor), 0)::text FROM invoice WHERE quote_number = quote.number) AS billed,
       (SELECT count(*)::int FROM subscription JOIN customer_order placed ON placed.id = order_id
        WHERE placed.quote_number = quote.number) AS subscriptions
     FROM quote WHERE number = $1`,
    [number],
  );

test(`[QUO-2] ${RACES} times, two to five of accepting, declining, withdrawing and expiring at once: never two orders, never one without its signed document`, async () => {
  const dice = chance();
  const seen = new Set<string>();
  for (let race = 0; race < RACES; race += 1) {
    await setClock("2027-03-10T20:00:00Z");
    // Its last day is today.
    const number = await quoteFor({ expiresIn: 0 });
    const before = dice.below(2) === 0 ? dice.below(MOST_BEFORE_MS) : LONG_BEFORE_MS;
    await setClock(new Date(MIDNIGHT - before));
    const steps = Array.from({ length: 2 + dice.below(4) }, () => step(number, dice));
    const answers = await Promise.all(steps);
    for (const answer of answers) expect(ANSWERS, `race ${race}, seed ${dice.seed}`).toContain(answer);
    const [found] = await fate(number);
    const isAccepted = found?.status === "accepted";
    expect(found, `race ${race}, seed ${dice.seed}: ${answers}`).toEqual({
      ...{
        status: found?.status,
        orders: isAccepted ? 1 : 0,
        signed: isAccepted ? 1 : 0,
        invoices: isAccepted ? 1 : 0,
      },
      ...{ billed: isAccepted ? "107112" : "0", subscriptions: isAccepted ? 2 : 0 },
    });
    seen.add(found?.status ?? "");
  }
  // Every ending came up, so that each was raced against.
  if (RACES >= 60) expect([...seen].sort()).toEqual(["accepted", "declined", "published", "withdrawn"]);
}, 900_000);
