import { readZones } from "@/lib/contracts/reminders/queries";
import { toAutoPayFacts } from "@/lib/payments/auto-pay/facts";
import type { PlainDate } from "@/lib/platform/dates";
import { systemDb, type Tx } from "@/lib/platform/db";
import { grouped } from "@/lib/platform/grouped";
import { mailOverdue } from "./mail";
import { type DueRow, findDue, readDue, takeReminders } from "./queries";
import { isAutoPays, REMINDER_HOUR } from "./rules";

const MOST_AT_ONCE = 500;

/**
 * Reminds the contacts of overdue invoices from 08:00 on by the seller entity's clock, never in the night before it
 * [PAY-10]. A reminder is written down once and in one transaction with its mails, whoever else is at it; a worker that was
 * down sends the newest stage.
 */
export async function remindOfOverdue(): Promise<void> {
  for (const { timeZone, today, hasStruck } of await systemDb((tx) => readZones(tx, REMINDER_HOUR))) {
    if (!hasStruck) continue;
    let after: DueRow | null = null;
    do after = await systemDb((tx) => remindSome(tx, { timeZone, today, after }));
    while (after);
  }
}

interface Next {
  readonly timeZone: string;
  readonly today: PlainDate;
  readonly after: DueRow | null;
}

/** A batch of whole bill groups. @returns where the next batch begins, or null after the last */
async function remindSome(tx: Tx, { timeZone, today, after }: Next): Promise<DueRow | null> {
  const found = await findDue(tx, { timeZone, today, after, most: MOST_AT_ONCE });
  const due = found.length === MOST_AT_ONCE ? wholeGroups(found) : found;
  const rows = await readDue(
    tx,
    due.map(({ id }) => id),
  );
  const invoices = new Map(
    rows.filter((row) => !isAutoPays(toAutoPayFacts(row), today)).map((row) => [row.id, row] as const),
  );
  const told = await takeReminders(
    tx,
    due.filter(({ id }) => invoices.has(id)),
  );
  for (const [, own] of grouped(told, ({ personId, billGroupId }) => `${personId}:${billGroupId}`)) {
    const [first, ...others] = own.flatMap((row) => {
      const invoice = invoices.get(row.invoiceId);
      return invoice ? [{ told: row, invoice }] : [];
    });
    if (first) await mailOverdue(tx, [first, ...others], today);
  }
  return found.length === MOST_AT_ONCE ? (due.at(-1) ?? null) : null;
}

/** The last bill group may go on in the next batch, and waits for it; one that fills a batch alone is told in parts. */
function wholeGroups(found: readonly DueRow[]): readonly DueRow[] {
  const last = found.at(-1)?.billGroupId;
  const whole = found.filter(({ billGroupId }) => billGroupId !== last);
  return whole.length > 0 ? whole : found;
}
