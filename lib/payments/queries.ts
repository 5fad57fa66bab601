import { joinOwnAccessSql } from "@/lib/access/visible";
import { type Tx, viewerDb } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import type { AttemptStatus, PaymentOutcome } from "./types";

interface AttemptRow {
  id: string;
  status: AttemptStatus;
  currency: string;
  amountMinor: bigint;
  declineCode: string | null;
  expiresAt: Date;
  payerEmail: string | null;
  isOwn: boolean;
  number: string | null;
  methodName: string | null;
  last4: string | null;
  receivedAt: Date | null;
}

interface ShareRow {
  reference: string;
  number: string;
  currency: string;
  triedMinor: bigint;
  paidMinor: bigint | null;
  openMinor: bigint;
  timeZone: string;
}

/**
 * Where a payment stands, for who sees all it pays: the confirmation [PAY-4], or why there is none.
 * @throws DomainError NOT_FOUND, also for a payer who no longer sees the invoices
 */
export async function getPaymentOutcome(viewer: Viewer, id: string): Promise<PaymentOutcome> {
  return viewerDb(viewer, async (tx) => {
    const shares = await listShares(tx, viewer, id);
    const [attempt] = await tx.$queryRaw<AttemptRow[]>`
      SELECT attempt.id, attempt.status::text AS status, attempt.currency, attempt.amount_minor AS "amountMinor",
             attempt.decline_code AS "declineCode", attempt.expires_at AS "expiresAt", person.email AS "payerEmail",
             attempt.payer_person_id = ${viewer.personId}::uuid AS "isOwn", payment.number,
             payment.method_name AS "methodName", payment.last4, payment.received_at AS "receivedAt"
      FROM payment_attempt attempt
      LEFT JOIN person ON person.id = attempt.payer_person_id
      LEFT JOIN payment ON payment.attempt_id = attempt.id
      WHERE attempt.id = ${id}::uuid`;
    const [first] = shares;
    if (!attempt || !first) throw notFound();
    return toOutcome(attempt, shares, first.timeZone);
  });
}

const listShares = (tx: Tx, viewer: Viewer, id: string): Promise<ShareRow[]> => tx.$queryRaw<ShareRow[]>`
  SELECT invoice.reference, invoice.number, invoice.currency, tried.amount_minor AS "triedMinor",
         share.amount_minor AS "paidMinor", invoice.open_minor AS "openMinor", seller.time_zone AS "timeZone"
  FROM payment_attempt_invoice tried
  JOIN invoice ON invoice.id = tried.invoice_id
  JOIN contract ON contract.id = invoice.contract_id
  ${joinOwnAccessSql(viewer)}
  JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
  LEFT JOIN payment ON payment.attempt_id = tried.attempt_id
  LEFT JOIN payment_allocation share ON share.payment_id = payment.id AND share.invoice_id = tried.invoice_id
  WHERE tried.attempt_id = ${id}::uuid ORDER BY invoice.number`;

function toOutcome(attempt: AttemptRow, shares: readonly ShareRow[], timeZone: string): PaymentOutcome {
  const { id, status, declineCode, expiresAt, isOwn, number, methodName, last4, receivedAt } = attempt;
  return {
    ...{ id, status, declineCode, expiresAt, isOwn, timeZone },
    amount: money(attempt.amountMinor, attempt.currency),
    payerEmail: attempt.payerEmail ?? "",
    invoices: shares.map((share) => ({
      reference: share.reference,
      number: share.number,
      amount: money(share.paidMinor ?? (status === "succeeded" ? 0n : share.triedMinor), share.currency),
      open: money(share.openMinor, share.currency),
    })),
    payment: number && methodName && receivedAt ? { number, methodName, last4, receivedAt } : null,
  };
}
