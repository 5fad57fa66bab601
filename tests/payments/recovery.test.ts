import { beforeEach, describe, expect, test, vi } from "vitest";
import { checkLedger } from "@/lib/payments/ledger-check/queries";
import { lineOf } from "@/lib/payments/ledger-check/rules";
import { replayEvents } from "@/lib/payments/recovery/commands/replay-events";
import type { Recovered } from "@/lib/payments/recovery/types";
import { settleUnfinished } from "@/lib/payments/tasks";
import { change, row } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { moveClock } from "../setup/world";
import { work } from "./giving-back";
import { attemptAt, attemptsAt, openOn, paidOn, pay } from "./paying";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const BEN = "ben@acme.example";
const NUMBER = "INV-1042";
const AMOUNT = 120_000;
const VISA = { card: "4242424242424242" };

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
});

/** What a backup holds that was made between the attempt's own id and the provider's. */
async function asCaughtBetween(): Promise<{ id: string; session: string }> {
  await pay(BEN, NUMBER);
  const { id, session } = await attemptAt(NUMBER);
  await change(
    "UPDATE payment_attempt SET provider_session_id = NULL, checkout_url = NULL, status = 'created' WHERE id = $1",
    [id],
  );
  return { id, session };
}

async function replay(): Promise<Recovered["as"][]> {
  const recovered: Recovered[] = [];
  await replayEvents(new Date(0), (one) => recovered.push(one));
  await work();
  return recovered.map(({ as }) => as);
}

const findings = async (): Promise<string[]> => {
  const lines: string[] = [];
  await checkLedger("whole", (finding) => lines.push(lineOf(finding)));
  return lines;
};

describe("an attempt that the backup caught before the provider's id", () => {
  test("[M1, P1] that was paid since is settled as it was meant, once", async () => {
    const { session } = await asCaughtBetween();
    await sandbox.control.pay(session, VISA);
    expect(await replay()).toEqual(["settled"]);
    expect(await paidOn(NUMBER)).toEqual([AMOUNT]);
    expect(await openOn(NUMBER)).toBe(0);
    expect(await replay()).toEqual([]);
    expect(await paidOn(NUMBER)).toEqual([AMOUNT]);
    expect(await findings()).toEqual([]);
  });

  test("[M1, P1] that was called off before the replay leaves its money with the account, once", async () => {
    const { id, session } = await asCaughtBetween();
    await sandbox.control.pay(session, VISA);
    await moveClock({ minutes: 11 });
    await settleUnfinished();
    expect(await attemptsAt(NUMBER)).toMatchObject([{ id, status: "canceled" }]);
    expect(await replay()).toEqual(["unapplied"]);
    expect(await paidOn(NUMBER)).toEqual([]);
    expect(
      await row("SELECT count(*)::int AS payments FROM payment WHERE unapplied_minor = $1 AND attempt_id IS NULL", [
        AMOUNT,
      ]),
    ).toEqual({ payments: 1 });
    expect(await replay()).toEqual([]);
    expect(await findings()).toEqual([]);
  });

  test("[M1, P1] that nobody paid is closed there, and the invoice can be paid anew", async () => {
    const { session } = await asCaughtBetween();
    expect(await replay()).toEqual(["closed"]);
    expect(await sandbox.control.pay(session, VISA)).toMatchObject({ outcome: "closed" });
    await pay(BEN, NUMBER);
    expect((await attemptsAt(NUMBER)).map(({ status }) => status)).toEqual(["open", "expired"]);
    expect(await findings()).toEqual([]);
  });
});
