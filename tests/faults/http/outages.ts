import { expect, test } from "vitest";
import { attemptsAt, openOn } from "../../payments/paying";
import { chance } from "../../setup/chance";
import { freshInvoice } from "../fresh-invoice";
import { ledTo, press } from "./people";
import type { Stage } from "./stage";
import { expectNeverOver, expectTruth, janitor, pass, unfinished } from "./truth";

const INVOICES = 6;
const VISA = "4242424242424242";
const HOURS_DOWN = 48;

export function testOutages({ portal, cast }: Stage): void {
  const { url, sandbox } = portal;
  const { control } = sandbox;

  /** Fresh invoices, each being paid by somebody who has been shown the provider's page. */
  async function underWay(name: string): Promise<string[]> {
    const numbers = await Promise.all(Array.from({ length: INVOICES }, (_, nth) => freshInvoice(`${name}-${nth}`)));
    for (const [nth, number] of numbers.entries()) {
      const person = cast().people[nth % 2] ?? cast().people[0];
      expect(ledTo(await press(url, person, "pay", number, { invoice: number, way: "card" }))).not.toBeNull();
    }
    return numbers;
  }

  async function payAtTheProvider(number: string): Promise<void> {
    const [attempt] = await attemptsAt(number);
    await control.pay(attempt?.session ?? "", { card: VISA });
  }

  test("[M4] with every event lost and nobody coming back, what was paid is known within 15 minutes", async () => {
    const { seed } = chance();
    await control.fault({ webhook: "lost" });
    const numbers = await underWay(`L-${seed}`);
    for (const number of numbers) await payAtTheProvider(number);
    await janitor();
    for (let minutes = 0; minutes < 15; minutes += 5) await pass(5);
    expect(await Promise.all(numbers.map(openOn))).toEqual(numbers.map(() => 0));
    await control.clearFaults();
    expect(await expectNeverOver(portal, numbers)).toBe(INVOICES);
  });

  test(`[M4] an hour after the provider was down for ${HOURS_DOWN} hours nothing is stuck`, async () => {
    const { seed } = chance();
    const numbers = await underWay(`D-${seed}`);
    for (const number of numbers.slice(0, INVOICES / 2)) await payAtTheProvider(number);
    const lost = await freshInvoice(`D-${seed}-lost`);
    await control.fault({ match: { path: "/v1/payment_intents/" }, fault: { drop: "after" } });
    await press(url, cast().people[0], "pay", lost, { invoice: lost, way: cast().methods[0] });
    await control.clearFaults();
    await control.fault({ match: {}, fault: { drop: "before" } });
    await control.fault({ webhook: "lost" });
    await control.advance(HOURS_DOWN * 3_600);
    for (let hours = 0; hours < HOURS_DOWN; hours += 24) await pass(24 * 60);
    expect(await unfinished()).toBeGreaterThan(0);
    await control.clearFaults();
    await pass(60);
    await expectTruth();
    expect(await expectNeverOver(portal, [...numbers, lost])).toBe(INVOICES / 2 + 1);
  });
}
