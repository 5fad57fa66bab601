import { fromDateColumn } from "@/lib/platform/dates";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { PromiseFacts } from "./types";

/** What the rule on a promise's standing looks at, as SQL finds it. */
export interface PromiseFactsRow {
  promisedOn: Date;
  amountMinor: bigint;
  ending: PromiseFacts["ending"];
  paidInTimeMinor: bigint;
  openMinor: bigint;
}

/** The columns, where the promise is `promise` and its invoice `invoice`. */
export const promiseFactColumns = Prisma.sql`
  promise.promised_on AS "promisedOn", promise.amount_minor AS "amountMinor", promise.ending::text AS ending,
  CASE WHEN invoice.voided_at IS NULL THEN invoice.open_minor ELSE 0 END AS "openMinor",
  coalesce((
    SELECT sum(share.amount_minor)::bigint FROM payment_allocation share
    JOIN payment ON payment.id = share.payment_id
    WHERE share.invoice_id = promise.invoice_id AND coalesce(share.applied_at, payment.received_at) >= promise.made_at
      AND share.paid_on <= promise.promised_on
  ), 0) AS "paidInTimeMinor"`;

export const toPromiseFacts = (row: PromiseFactsRow): PromiseFacts => ({
  promisedOn: fromDateColumn(row.promisedOn),
  amountMinor: row.amountMinor,
  ending: row.ending,
  paidInTimeMinor: row.paidInTimeMinor,
  openMinor: row.openMinor,
});
