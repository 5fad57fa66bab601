import { expect, test } from "vitest";
import { attemptsAt, openOn } from "../../payments/paying";
import { chance } from "../../setup/chance";
import { FRESH_MINOR, freshInvoice } from "../fresh-invoice";
import { comeBack, ledTo, press } from "./people";
import type { Stage } from "./stage";
import { expectNeverOver, expectTruth, janitor } from "./truth";

/** `PARALLEL=20 npm run test:faults` for the full count. */
const ROUNDS = Number(process.env.PARALLEL ?? 1);
const AT_ONCE = 50;
/** Those that come when all connections are taken are asked to try again, and do. */
const MOST_TRIES = 5;

export function testPressing({ portal, cast }: Stage): void {
  const { url, sandbox } = portal;

  test(`[M1, PAY-7] pressed ${AT_ONCE} times at once in the tabs of two people, an invoice is charged once, ${ROUNDS} times over`, async () => {
    const dice = chance();
    for (let round = 0; round < ROUNDS; round += 1) {
      const number = await freshInvoice(`P-${dice.seed}-${round}`);
      const pressed = async (): Promise<void> => {
        const fields = { invoice: number, way: "card" };
        for (let nth = 0; nth < MOST_TRIES; nth += 1)
          if (ledTo(await press(url, dice.pick(cast().people), "pay", number, fields))) return;
      };
      await Promise.all(Array.from({ length: AT_ONCE }, pressed));
      const [attempt, ...others] = await attemptsAt(number);
      expect(others).toEqual([]);
      const { id = "", session = "" } = attempt ?? {};
      await Promise.all(Array.from({ length: 5 }, () => sandbox.control.pay(session, { card: "4242424242424242" })));
      await Promise.all(Array.from({ length: 10 }, () => comeBack(url, dice.pick(cast().people), id)));
      await janitor();
      expect(await openOn(number)).toBe(0);
      expect(await expectNeverOver(portal, [number])).toBe(1);
    }
    await expectTruth();
  });

  test("[M6] no transaction is open while the provider takes its time", async () => {
    const { seed } = chance();
    const [ada] = cast().people;
    const idle = async () => (await sandbox.control.idleInTransaction()).idle;
    const before = (await idle()).length;
    await sandbox.control.pauseWebhooks(true);
    await sandbox.control.fault({ match: {}, fault: { latencyMs: 200 } });
    const [first, second, third] = ["a", "b", "c"].map((name) => freshInvoice(`I-${seed}-${name}`));
    const paid = (await first) ?? "";
    await press(url, ada, "pay", paid, { invoice: paid, way: "card" });
    const [attempt] = await attemptsAt(paid);
    await sandbox.control.pay(attempt?.session ?? "", { card: "4242424242424242" });
    await comeBack(url, ada, attempt?.id ?? "");
    expect(await openOn(paid)).toBe(0);
    const saved = (await second) ?? "";
    await press(url, ada, "pay", saved, { invoice: saved, way: cast().methods[0] });
    expect(await openOn(saved)).toBe(0);
    const calledOff = (await third) ?? "";
    await press(url, ada, "pay", calledOff, { invoice: calledOff, way: "card" });
    const [open] = await attemptsAt(calledOff);
    await press(url, ada, "callOff", calledOff, { attempt: open?.id ?? "" });
    expect(await openOn(calledOff)).toBe(FRESH_MINOR);
    await sandbox.control.clearFaults();
    await sandbox.control.pauseWebhooks(false);
    expect((await idle()).slice(before)).toEqual([]);
    await expectTruth();
  });
}
