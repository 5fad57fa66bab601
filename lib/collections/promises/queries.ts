import type { PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import type { Contact } from "@/lib/platform/decision";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import { type PromiseFactsRow, promiseFactColumns, toPromiseFacts } from "./facts";
import { canWithdrawPromise, promiseStanding } from "./rules";
import type { PromiseDetails } from "./types";

interface PromiseRow extends PromiseFactsRow {
  id: string;
  at: Date;
  who: string | null;
  isMine: boolean;
}

/** Of which promise, and what it is held against. */
interface Wanted {
  readonly id?: string;
  readonly invoiceId?: string;
  readonly currency: string;
  readonly today: PlainDate;
  readonly ask: Contact;
}

/** A promise by its id, or the newest of an invoice that nobody took back; whoever calls found its invoice among the viewer's. */
export async function findPromise(tx: Tx, viewer: Viewer, wanted: Wanted): Promise<PromiseDetails | null> {
  const { id, invoiceId, currency, today, ask } = wanted;
  const which = id
    ? Prisma.sql`promise.id = ${id}::uuid`
    : Prisma.sql`promise.invoice_id = ${invoiceId ?? null}::uuid AND promise.ended_at IS NULL`;
  const [row] = await tx.$queryRaw<PromiseRow[]>`
    SELECT promise.id, promise.made_at AS at, named.first_name || ' ' || named.last_name AS who,
           promise.person_id IS NOT DISTINCT FROM ${viewer.personId}::uuid AS "isMine", ${promiseFactColumns}
    FROM payment_promise promise
    JOIN invoice ON invoice.id = promise.invoice_id
    LEFT JOIN account_person named ON named.account_id = promise.account_id AND named.person_id = promise.person_id
    WHERE ${which}`;
  if (!row) return null;
  const facts = toPromiseFacts(row);
  const standing = promiseStanding(facts, today);
  const { id: found, at, who, isMine } = row;
  return {
    ...{ id: found, at, who, isMine, standing, promisedOn: facts.promisedOn },
    amount: money(row.amountMinor, currency),
    withdrawal: canWithdrawPromise({ standing, isMine }, ask),
  };
}
