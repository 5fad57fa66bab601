import { fromDateColumn, type PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";

/** A method that is there, as rules look at it; what tells it from others is null for who may not see that. */
export interface MethodFacts {
  readonly id: string;
  readonly isDefault: boolean;
  /** The last day a card is good for. */
  readonly expiresOn: PlainDate | null;
}

/** One of a bill group's methods that was not removed, inside a transaction; null: there is none. */
export async function findMethodFacts(tx: Tx, billGroupId: string, id: string): Promise<MethodFacts | null> {
  const [found] = await tx.$queryRaw<{ id: string; isDefault: boolean; expiresOn: Date | null }[]>`
    SELECT method.id, method.is_default AS "isDefault",
           (make_date(details.expiry_year, details.expiry_month, 1) + interval '1 month - 1 day')::date AS "expiresOn"
    FROM payment_method method LEFT JOIN payment_method_details details ON details.method_id = method.id
    WHERE method.id = ${id}::uuid AND method.bill_group_id = ${billGroupId}::uuid AND method.removed_at IS NULL`;
  return found ? { ...found, expiresOn: found.expiresOn && fromDateColumn(found.expiresOn) } : null;
}
