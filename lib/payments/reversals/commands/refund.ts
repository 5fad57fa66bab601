import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import { type ReversedPayment, readKnown } from "../facts";
import { mailRefund } from "../mail";
import { hasFailed } from "../rules";
import type { ProviderRefund } from "../types";
import { auditReversal, postReversal, standingNow } from "./post-reversal";

/** Money has gone back, once for each refund of the provider's [PAY-9, M3]. It opens nothing again. */
export async function makeRefund(tx: Tx, payment: ReversedPayment, refund: ProviderRefund): Promise<void> {
  const before = standingNow(payment, await readKnown(tx, payment)).totals;
  const id = newId();
  await tx.$executeRaw`
    INSERT INTO refund (id, account_id, payment_id, provider_refund_id, status, currency, amount_minor, reason, refunded_at)
    VALUES (${id}::uuid, ${payment.accountId}::uuid, ${payment.id}::uuid, ${refund.id}, 'pending', ${payment.currency},
            ${refund.amountMinor}::bigint, ${refund.reason}, ${refund.at}::timestamptz)`;
  const known = await readKnown(tx, payment);
  const { totals: after, refunds } = standingNow(payment, known);
  await postReversal(tx, payment, { key: `refund:${refund.id}`, before, after });
  await insertShares(tx, payment, id, known.shares);
  await respread(tx, payment);
  // One that has failed by the time it is heard of is history, and nobody is told of money that is not coming.
  if (hasFailed(refund.status)) return;
  const spread = refunds.find((one) => one.id === id);
  await auditReversal(tx, payment, known.shares, {
    ...{ action: "payment.refunded", requestId: `refund:${refund.id}` },
    ...{ parts: spread?.shares ?? [], restMinor: spread?.unappliedMinor ?? 0n },
  });
  await mailRefund(tx, id, "made");
}

/** The bank has sent it back, or it was called off: the money is here again. */
export async function failRefund(
  tx: Tx,
  payment: ReversedPayment,
  refund: ProviderRefund,
  wasTold: boolean,
): Promise<void> {
  const known = await readKnown(tx, payment);
  const { totals: before, refunds } = standingNow(payment, known);
  const [failed] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE refund SET status = ${refund.status}::refund_status, failed_at = portal.now()
    WHERE provider_refund_id = ${refund.id} RETURNING id`;
  if (!failed) return;
  const { totals: after } = standingNow(payment, await readKnown(tx, payment));
  await postReversal(tx, payment, { key: `refund_failed:${refund.id}`, before, after });
  if (!wasTold) return;
  const spread = refunds.find(({ id }) => id === failed.id);
  await auditReversal(tx, payment, known.shares, {
    ...{ action: "payment.refund_failed", requestId: `refund:${refund.id}` },
    ...{ parts: spread?.shares ?? [], restMinor: spread?.unappliedMinor ?? 0n },
  });
  await mailRefund(tx, failed.id, "failed");
}

/** Nothing of a refund may be said of an invoice without a row, zero included. */
async function insertShares(
  tx: Tx,
  { accountId }: ReversedPayment,
  refundId: string,
  shares: readonly { contractId: string; invoiceId: string }[],
): Promise<void> {
  if (shares.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO refund_share (refund_id, account_id, contract_id, invoice_id, amount_minor)
    VALUES ${Prisma.join(
      shares.map(
        ({ contractId, invoiceId }) =>
          Prisma.sql`(${refundId}::uuid, ${accountId}::uuid, ${contractId}::uuid, ${invoiceId}::uuid, 0)`,
      ),
    )}`;
}

/** Writes where each part came from as it follows from all that is known now: the same, in whatever order it was learned. */
export async function respread(tx: Tx, payment: ReversedPayment): Promise<void> {
  const known = await readKnown(tx, payment);
  const { refunds, chargebacks } = standingNow(payment, known);
  const parts = refunds.flatMap(({ id, shares }) =>
    known.shares.map(({ invoiceId }, at) => ({ id, invoiceId, minor: shares[at] ?? 0n })),
  );
  await tx.$executeRaw`
    UPDATE refund SET unapplied_minor = of.minor FROM ${unappliedOf(refunds)}
    WHERE refund.id = of.id AND refund.unapplied_minor <> of.minor`;
  await tx.$executeRaw`
    UPDATE refund_share part SET amount_minor = of.minor
    FROM unnest(${parts.map(({ id }) => id)}::uuid[], ${parts.map(({ invoiceId }) => invoiceId)}::uuid[],
                ${parts.map(({ minor }) => minor)}::bigint[]) of (id, invoice_id, minor)
    WHERE part.refund_id = of.id AND part.invoice_id = of.invoice_id AND part.amount_minor <> of.minor`;
  await tx.$executeRaw`
    UPDATE chargeback SET unapplied_minor = of.minor FROM ${unappliedOf(chargebacks)}
    WHERE chargeback.id = of.id AND chargeback.unapplied_minor <> of.minor`;
}

const unappliedOf = (all: readonly { id: string; unappliedMinor: bigint }[]): Prisma.Sql => Prisma.sql`
  unnest(${all.map(({ id }) => id)}::uuid[], ${all.map((one) => one.unappliedMinor)}::bigint[]) of (id, minor)`;
