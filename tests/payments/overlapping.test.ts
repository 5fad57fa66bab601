import { beforeAll, expect, test, vi } from "vitest";
import { startAttempt } from "@/lib/payments/sets/commands/start-attempt";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { freshInvoice } from "../faults/fresh-invoice";
import { rows } from "../setup/admin";
import { type Chance, chance } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { ctxOf } from "../setup/world";
import { wanting } from "./paying";
import { mayManageBilling, saveMethod } from "./saving";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

/** As many as CI has time for; `SET_RACES=1000 npm run test:db -- tests/payments/overlapping` for the full count. */
const RACES = Number(process.env.SET_RACES ?? 100);
const PEOPLE = ["ada@acme.example", "ben@acme.example", "cora@acme.example", "fay@dune.example"] as const;
const INVOICES = ["R-1", "R-2", "R-3", "R-4", "R-5", "R-6"] as const;

/** What is said to who comes second; anything else, and an error of the database's above all, fails the test. */
const ANSWERS = ["done", "payment.under_way_by", "payment.not_in_set", "payment.own_under_way"];

let people: ViewerCtx[];
let method: string;

beforeAll(async () => {
  await freshDemo();
  await sandbox.control.reset();
  await rows("DELETE FROM provider_customer");
  for (const number of INVOICES) await freshInvoice(number);
  for (const email of PEOPLE.slice(2)) await letIn(email);
  for (const email of PEOPLE) await mayManageBilling(email, "Acme US");
  await rows("UPDATE seller_currency SET part_payment_from_minor = 1000 WHERE currency = 'USD'");
  method = (await saveMethod(sandbox, "Acme US")).id;
  people = await Promise.all(PEOPLE.map((email) => ctxOf(email, "payments.pay")));
}, 60_000);

const letIn = (email: string) =>
  rows(
    `INSERT INTO account_person (account_id, person_id, first_name, last_name)
     SELECT account_id, person.id, 'Race', 'Runner' FROM contract, person WHERE number = 'C-1001' AND email = '${email}'
     ON CONFLICT DO NOTHING;
     INSERT INTO contract_contact (id, account_id, contract_id, person_id)
     SELECT gen_random_uuid(), account_id, contract.id, person.id FROM contract, person
     WHERE number = 'C-1001' AND email = '${email}' ON CONFLICT DO NOTHING`,
  );

/** One person's press: some of the invoices in any order, whole or in part, on the provider's page or with a saved card. */
function press(ctx: ViewerCtx, dice: Chance): Promise<string> {
  const chosen = dice.shuffled(INVOICES).slice(0, 1 + dice.below(INVOICES.length));
  const asked = chosen.map((number) => (dice.below(3) === 0 ? `${number}=${10 + dice.below(30)}` : number));
  const way =
    dice.below(3) === 0
      ? { kind: "saved" as const, methodId: method }
      : { kind: "page" as const, means: "card" as const };
  return outcomeOf(startAttempt(ctx, { shares: wanting(...asked), way }));
}

test(`[PAY-7, M1] ${RACES} times, two to four people press at once for sets that overlap: nobody waits for ever, and no invoice is in two`, async () => {
  const dice = chance();
  const counts: Record<string, number> = {};
  for (let race = 0; race < RACES; race += 1) {
    const racing = dice.shuffled(people).slice(0, 2 + dice.below(3));
    const said = await Promise.all(racing.map((ctx) => press(ctx, dice)));
    for (const answer of said) counts[answer] = (counts[answer] ?? 0) + 1;
    expect({ seed: dice.seed, race, odd: said.filter((answer) => !ANSWERS.includes(answer)) }).toMatchObject({
      odd: [],
    });
    expect({ seed: dice.seed, race, done: said.includes("done") }).toMatchObject({ done: true });
    const twice = await rows(
      `SELECT invoice_id FROM payment_attempt_invoice WHERE is_open GROUP BY invoice_id HAVING count(*) > 1
       UNION ALL SELECT attempt.id FROM payment_attempt attempt JOIN payment_attempt_invoice tried ON tried.attempt_id = attempt.id
       WHERE ended_at IS NULL GROUP BY attempt.id HAVING sum(tried.amount_minor) <> attempt.amount_minor`,
    );
    expect({ seed: dice.seed, race, twice }).toMatchObject({ twice: [] });
    await rows("UPDATE payment_attempt SET status = 'canceled', ended_at = now() WHERE ended_at IS NULL");
  }
  expect(counts["payment.not_in_set"] ?? 0).toBeGreaterThan(0);
}, 600_000);
