import { readZones } from "@/lib/contracts/reminders/queries";
import type { PlainDate } from "@/lib/platform/dates";
import { systemDb } from "@/lib/platform/db";
import { mailRunningOut } from "./mail";
import { findTold, takeRunningOut } from "./queries";
import { CARD_HOUR } from "./rules";

const MOST_AT_ONCE = 100;

/**
 * Tells of cards that run out within 30 days, from 08:00 on by the seller entity's clock: once a card, noted in the
 * transaction that writes the mails [BIL-3].
 */
export async function tellOfRunningOut(): Promise<void> {
  for (const { timeZone, today, hasStruck } of await systemDb((tx) => readZones(tx, CARD_HOUR)))
    if (hasStruck) while ((await tellSome(timeZone, today)) > 0);
}

const tellSome = (timeZone: string, today: PlainDate): Promise<number> =>
  systemDb(async (tx) => {
    const methods = await takeRunningOut(tx, timeZone, today, MOST_AT_ONCE);
    if (methods.length > 0) for (const row of await findTold(tx, methods, today)) await mailRunningOut(tx, row);
    return methods.length;
  });
