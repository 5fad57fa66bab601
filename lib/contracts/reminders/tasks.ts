import { systemDb } from "@/lib/platform/db";
import { mailReminder } from "./mail";
import { isAlone, readZones, takeDue } from "./queries";
import { remindersDue } from "./rules";
import type { DueReminder } from "./types";

/** By the seller entity's clock [REN-7]. */
const HOUR = 8;
const MOST_AT_ONCE = 100;

/**
 * Reminds the contacts of every contract whose renewal can be decided now [REN-7], exactly once for each person and step:
 * who was reminded and their mail are written in one transaction. A worker that was down catches up by itself.
 */
export async function remindOfRenewal(): Promise<void> {
  for (const { timeZone, ...time } of await systemDb((tx) => readZones(tx, HOUR)))
    for (const due of remindersDue(time)) while ((await remindSome(timeZone, time.today, due)) > 0);
}

const remindSome = (timeZone: string, today: Parameters<typeof mailReminder>[2], due: DueReminder): Promise<number> =>
  systemDb(async (tx) => {
    if (!(await isAlone(tx))) return 0;
    const fresh = await takeDue(tx, timeZone, due, MOST_AT_ONCE);
    for (const reminder of fresh) await mailReminder(tx, reminder, today);
    return fresh.length;
  });
