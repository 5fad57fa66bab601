import { expect, test } from "vitest";
import { attemptsAt } from "../../payments/paying";
import { change, row, rows } from "../../setup/admin";
import { chance } from "../../setup/chance";
import { freshInvoice } from "../fresh-invoice";
import { comeBack, type Person, press, signIn } from "./people";
import type { Stage } from "./stage";
import { expectTruth, janitor } from "./truth";

/** `SUSPENSIONS=20 npm run test:faults` for the full count. */
const ROUNDS = Number(process.env.SUSPENSIONS ?? 2);
const ACCOUNT = "Birch Foods";

const standing = () =>
  row<{ status: string; lifted: number }>(
    `SELECT status, (SELECT count(*)::int FROM audit_event event
       WHERE event.account_id = account.id AND event.action = 'account.suspension_lifted') AS lifted
     FROM account WHERE name = $1`,
    [ACCOUNT],
  );

async function suspend(): Promise<void> {
  await rows(`WITH lifted AS (SELECT id FROM audit_event WHERE action = 'account.suspension_lifted')
    DELETE FROM audit_link WHERE event_id IN (SELECT id FROM lifted)`);
  await rows("DELETE FROM audit_event WHERE action = 'account.suspension_lifted'");
  await change("UPDATE account SET status = 'suspended', suspension_reason = 'debt' WHERE name = $1", [ACCOUNT]);
}

export function testSuspension({ portal }: Stage): void {
  const { url, sandbox } = portal;

  /** Goes to the provider's page with an invoice; what pays it there, and comes back in several tabs. */
  async function atProvider(person: Person, number: string): Promise<() => Promise<void>> {
    await press(url, person, "pay", number, { invoice: number, way: "card" });
    const [attempt] = await attemptsAt(number);
    if (!attempt?.session) throw new Error(`nobody could begin to pay ${number}`);
    const { id, session } = attempt;
    return async () => {
      await sandbox.control.pay(session, { card: "4242424242424242" });
      await Promise.all([comeBack(url, person, id), comeBack(url, person, id)]);
    };
  }

  test(`[M7, PAY-8] the last two overdue invoices paid at once lift a suspension once, and one alone does not, ${ROUNDS} times over`, async () => {
    const { seed } = chance();
    const dan = await signIn("dan@birch.example");
    for (let round = 0; round < ROUNDS; round += 1) {
      await suspend();
      const fresh = (name: string) => freshInvoice(`L-${seed}-${round}-${name}`, { like: "INV-2001", dueIn: -10 });
      const numbers = [
        await fresh("a"),
        await fresh("b"),
        await fresh("c"),
        ...(round === 0 ? ["INV-2001", "INV-2002"] : []),
      ];
      const [alone, ...others] = await Promise.all(numbers.map((number) => atProvider(dan, number)));
      await alone?.();
      await janitor();
      expect(await standing()).toEqual({ status: "suspended", lifted: 0 });
      await Promise.all(others.map((settle) => settle()));
      await janitor();
      expect(await standing()).toEqual({ status: "active", lifted: 1 });
    }
    await expectTruth();
  });
}
