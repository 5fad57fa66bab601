import { joinOwnAccessSql } from "@/lib/access/visible";
import { viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import { seesMethodSql } from "./facts";
import type { AttemptKind, AttemptStatus, PaymentMethodKind, PaymentOutcome } from "./types";

/** An invoice that an attempt pays, with the attempt and what came of it. */
interface ShareRow {
  id: string;
  kind: AttemptKind;
  means: "card" | "bank_debit";
  status: AttemptStatus;
  currency: string;
  amountMinor: bigint;
  declineCode: string | null;
  expiresAt: Date;
  payerEmail: string | null;
  isOwn: boolean;
  paymentNumber: string | null;
  method: PaymentMethodKind | null;
  methodName: string | null;
  last4: string | null;
  receivedAt: Date | null;
  reference: string;
  number: string;
  triedMinor: bigint;
  paidMinor: bigint | null;
  unappliedMinor: bigint | null;
  openMinor: bigint;
  timeZone: string;
}

/**
 * Where a payment stands, for who sees what it pays: the confirmation [PAY-4], or why there is none. Read in one
 * statement, so that it cannot fall between before and after.
 * @throws DomainError NOT_FOUND, also for a payer who no longer sees the invoices
 */
export async function getPaymentOutcome(viewer: Viewer, id: string): Promise<PaymentOutcome> {
  const shares = await viewerReading(
    viewer,
    (tx) => tx.$queryRaw<ShareRow[]>`
      SELECT attempt.id, attempt.kind::text AS kind, attempt.means::text AS means, attempt.status::text AS status,
             attempt.currency, attempt.amount_minor AS "amountMinor", portal.unapplied_of(payment.id) AS "unappliedMinor",
             attempt.decline_code AS "declineCode", attempt.expires_at AS "expiresAt", person.email AS "payerEmail",
             coalesce(attempt.payer_person_id = ${viewer.personId}::uuid, false) AS "isOwn", payment.number AS "paymentNumber",
             payment.method::text AS method, payment.received_at AS "receivedAt",
             CASE WHEN may.sees THEN payment.method_name END AS "methodName",
             CASE WHEN may.sees THEN payment.last4 END AS last4,
             invoice.reference, invoice.number, tried.amount_minor AS "triedMinor", share.amount_minor AS "paidMinor",
             invoice.open_minor AS "openMinor", seller.time_zone AS "timeZone"
      FROM payment_attempt attempt
      JOIN payment_attempt_invoice tried ON tried.attempt_id = attempt.id
      JOIN invoice ON invoice.id = tried.invoice_id
      JOIN contract ON contract.id = invoice.contract_id
      ${joinOwnAccessSql(viewer)}
      JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
      LEFT JOIN person ON person.id = attempt.payer_person_id
      LEFT JOIN payment ON payment.attempt_id = attempt.id
      CROSS JOIN LATERAL (SELECT ${seesMethodSql(viewer)} AS sees) may
      LEFT JOIN payment_allocation share ON share.payment_id = payment.id AND share.invoice_id = tried.invoice_id
      WHERE attempt.id = ${id}::uuid ORDER BY invoice.number`,
  );
  const [first] = shares;
  if (!first) throw notFound();
  return toOutcome(first, shares);
}

/** Whether there is an attempt of that id at something of the viewer's. */
export const isOwnAttempt = (viewer: Viewer, id: string): Promise<boolean> =>
  viewerReading(viewer, async (tx) => {
    const found = await tx.$queryRaw<unknown[]>`
      SELECT tried.attempt_id FROM payment_attempt_invoice tried JOIN contract ON contract.id = tried.contract_id
      ${joinOwnAccessSql(viewer)} WHERE tried.attempt_id = ${id}::uuid LIMIT 1`;
    return found.length > 0;
  });

function toOutcome(attempt: ShareRow, shares: readonly ShareRow[]): PaymentOutcome {
  const { id, kind, means, status, declineCode, expiresAt, isOwn, timeZone, currency } = attempt;
  const { paymentNumber: number, method, methodName, last4, receivedAt } = attempt;
  const amountOf = (share: ShareRow): bigint => share.paidMinor ?? (status === "succeeded" ? 0n : share.triedMinor);
  const unapplied = attempt.unappliedMinor ?? 0n;
  const seen = shares.reduce((total, share) => total + amountOf(share), 0n);
  // What went to invoices of contracts that are not the viewer's is told to nobody but who sees them [ACC-1].
  const isPart = seen + unapplied < attempt.amountMinor;
  return {
    ...{ id, kind, means, status, declineCode, expiresAt, isOwn, timeZone },
    amount: money(isPart ? seen : attempt.amountMinor, currency),
    isPart,
    payerEmail: attempt.payerEmail ?? "",
    invoices: shares.map((share) => ({
      reference: share.reference,
      number: share.number,
      amount: money(amountOf(share), currency),
      open: money(share.openMinor, currency),
    })),
    unapplied: unapplied > 0n && !isPart ? money(unapplied, currency) : null,
    payment: number && method && receivedAt ? { number, method, methodName, last4, receivedAt } : null,
  };
}
