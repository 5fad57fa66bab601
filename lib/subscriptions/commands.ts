import { addDays, type PlainDate, toDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import type { NewSubscription } from "./types";

/** Adds subscriptions to a contract inside the transaction of the order they came with, through the system's door. */
export async function addSubscriptions(tx: Tx, added: readonly NewSubscription[]): Promise<void> {
  await tx.subscription.createMany({
    data: added.map(({ startsOn, endsOn, billedThrough, ...data }) => ({
      ...{ ...data, startsOn: toDateColumn(startsOn), endsOn: toDateColumn(endsOn) },
      billedThrough: billedThrough ? toDateColumn(billedThrough) : null,
    })),
  });
}

/**
 * Ends a subscription of a contract that another one takes the place of, the day before that one begins; one that ended by
 * itself is left as it is. `today`: in the seller entity's zone, to tell whether it runs until then.
 */
export async function replaceSubscription(
  tx: Tx,
  { contractId, id, from, today }: { contractId: string; id: string; from: PlainDate; today: PlainDate },
): Promise<void> {
  const last = toDateColumn(addDays(from, -1));
  // One that has not begun by then never runs: it ends on the day it would have begun.
  await tx.$executeRaw`
    UPDATE subscription
    SET ends_on = greatest(${last}::date, starts_on),
        status = CASE WHEN greatest(${last}::date, starts_on) < ${toDateColumn(today)}::date OR starts_on > ${last}::date
                 THEN 'ended'::subscription_status ELSE status END
    WHERE id = ${id}::uuid AND contract_id = ${contractId}::uuid AND status <> 'ended' AND ends_on > ${last}::date`;
}
