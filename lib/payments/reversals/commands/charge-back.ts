import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import { type PaidShare, type ReversedPayment, readKnown } from "../facts";
import { mailChargeback } from "../mail";
import { takenBack } from "../rules";
import type { ProviderDispute } from "../types";
import { auditReversal, postReversal, standingNow } from "./post-reversal";

const restOf = (minor: bigint, parts: readonly bigint[]): bigint => parts.reduce((left, part) => left - part, minor);

/** A bank wants a payment back. Until it has decided the payment stands, and the ledger says nothing of it [PAY-9]. */
export async function openChargeback(tx: Tx, payment: ReversedPayment, dispute: ProviderDispute): Promise<void> {
  const { shares } = await readKnown(tx, payment);
  const id = newId();
  const { accountId, currency } = payment;
  await tx.$executeRaw`
    INSERT INTO chargeback (id, account_id, payment_id, provider_dispute_id, status, currency, amount_minor, reason, opened_at)
    VALUES (${id}::uuid, ${accountId}::uuid, ${payment.id}::uuid, ${dispute.id}, 'open', ${currency},
            ${dispute.amountMinor}::bigint, ${dispute.reason}, ${dispute.at}::timestamptz)`;
  const parts = takenBack(dispute.amountMinor, shares);
  if (shares.length > 0)
    await tx.$executeRaw`
      INSERT INTO chargeback_share (chargeback_id, account_id, contract_id, invoice_id, amount_minor)
      VALUES ${Prisma.join(
        shares.map(
          ({ contractId, invoiceId }, at) =>
            Prisma.sql`(${id}::uuid, ${accountId}::uuid, ${contractId}::uuid, ${invoiceId}::uuid, ${parts[at] ?? 0n}::bigint)`,
        ),
      )}`;
  // Whoever hears of both at once is told the end of it.
  if (dispute.status !== "open") return;
  await tell(tx, payment, { id, dispute, shares, parts, what: "opened" });
}

/** The bank has decided. Lost, the money is gone and its invoices are open again; won, everything stays as it was. */
export async function closeChargeback(tx: Tx, payment: ReversedPayment, dispute: ProviderDispute): Promise<void> {
  const known = await readKnown(tx, payment);
  const { totals: before } = standingNow(payment, known);
  const { shares } = known;
  const id = known.chargebacks.find(({ providerId }) => providerId === dispute.id)?.id ?? "";
  const parts = takenBack(dispute.amountMinor, shares);
  for (const [at, { invoiceId }] of shares.entries())
    await tx.$executeRaw`
      UPDATE chargeback_share SET amount_minor = ${parts[at] ?? 0n}::bigint
      WHERE chargeback_id = ${id}::uuid AND invoice_id = ${invoiceId}::uuid`;
  await tx.$executeRaw`
    UPDATE chargeback SET status = ${dispute.status}::chargeback_status, closed_at = portal.now() WHERE id = ${id}::uuid`;
  if (dispute.status === "won") return tell(tx, payment, { id, dispute, shares, parts, what: "won" });
  await postReversal(tx, payment, {
    ...{ key: `dispute:${dispute.id}`, before },
    after: standingNow(payment, await readKnown(tx, payment)).totals,
    opened: shares.map((share, at) => ({ ...share, minor: parts[at] ?? 0n })),
  });
  await tell(tx, payment, { id, dispute, shares, parts, what: "lost" });
}

interface Telling {
  readonly id: string;
  readonly dispute: ProviderDispute;
  readonly shares: readonly PaidShare[];
  readonly parts: readonly bigint[];
  readonly what: "opened" | "won" | "lost";
}

async function tell(tx: Tx, payment: ReversedPayment, { id, dispute, shares, parts, what }: Telling): Promise<void> {
  await auditReversal(tx, payment, shares, {
    ...{ action: `payment.chargeback_${what}`, requestId: `dispute:${dispute.id}` },
    ...{ parts, restMinor: restOf(dispute.amountMinor, parts) },
  });
  await mailChargeback(tx, id, what);
}
