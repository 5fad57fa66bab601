import type { Tx } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { readAmount } from "@/lib/platform/typed-amount";
import type { Viewer } from "@/lib/platform/viewer";
import type { AttemptOrder, SetInvoice } from "../types";

/** The person has begun to pay some of it, otherwise than they press now: it is theirs to go on with or to call off [PAY-7]. */
export class OwnPaymentInTheWay extends DomainError {
  constructor(readonly attemptId: string) {
    super("RULE", "payment.own_under_way");
  }
}

interface OwnAttempt {
  id: string;
  status: string;
  means: string;
  methodId: string | null;
  shares: { invoiceId: string; minor: string }[];
}

/**
 * The same press before, by the same person or by auto-pay: going on with it is all there is to do [PAY-7]. Through a method
 * that is on its way nothing is gone on with.
 * @throws OwnPaymentInTheWay where it was for another set, other amounts or another way
 */
export async function findGoingOn(
  tx: Tx,
  viewer: Viewer | null,
  order: AttemptOrder,
  invoices: readonly SetInvoice[],
): Promise<string | null> {
  const ids = invoices.map(({ id }) => id);
  const own = await tx.$queryRaw<OwnAttempt[]>`
    SELECT attempt.id, attempt.status::text AS status, attempt.means::text AS means, attempt.payment_method_id AS "methodId",
           (SELECT json_agg(json_build_object('invoiceId', share.invoice_id, 'minor', share.amount_minor::text))
            FROM payment_attempt_invoice share WHERE share.attempt_id = attempt.id) AS shares
    FROM payment_attempt attempt
    WHERE attempt.id IN (SELECT tried.attempt_id FROM payment_attempt_invoice tried
                         WHERE tried.invoice_id = ANY (${ids}::uuid[]) AND tried.is_open)
      AND attempt.payer_person_id IS NOT DISTINCT FROM ${viewer?.personId ?? null}::uuid
    ORDER BY attempt.id`;
  const [first] = own.filter(({ status }) => status !== "processing");
  if (!first) return null;
  if (isSame(first, order, invoices, viewer)) return first.id;
  // Auto-pay has no page to go on from: what it left is refused by the rule, and ends by itself.
  if (!viewer) return null;
  throw new OwnPaymentInTheWay(first.id);
}

function isSame(
  own: OwnAttempt,
  { shares, way }: AttemptOrder,
  invoices: readonly SetInvoice[],
  viewer: Viewer | null,
) {
  const isSameWay = way.kind === "saved" ? own.methodId === way.methodId : !own.methodId && own.means === way.means;
  if (!isSameWay || own.shares.length !== invoices.length) return false;
  const takenOf = new Map(own.shares.map(({ invoiceId, minor }) => [invoiceId, minor]));
  return invoices.every(({ id, invoice }, at) => {
    const [taken, typed] = [takenOf.get(id), shares[at]?.typed ?? null];
    if (taken === undefined || typed === null || !viewer) return taken !== undefined;
    const read = readAmount(typed, invoice.open.currency, viewer.locale);
    return "amount" in read && read.amount.minor.toString() === taken;
  });
}
