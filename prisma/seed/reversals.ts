import { postFact } from "@/lib/ledger/commands";
import type { Tx } from "@/lib/platform/db";
import { seedId } from "./ids";

const DAY_MS = 24 * 3_600_000;

interface OldPayment {
  id: string;
  accountId: string;
  contractId: string;
  invoiceId: string;
  number: string;
  currency: string;
  amountMinor: bigint;
  receivedAt: Date;
}

/** What became of two old card payments of Acme's: part of one was refunded, and a chargeback of another was won [PAY-9]. */
export async function seedReversals(tx: Tx): Promise<void> {
  const [, refunded, , disputed] = await tx.$queryRaw<OldPayment[]>`
    SELECT payment.id, payment.account_id AS "accountId", share.contract_id AS "contractId", share.invoice_id AS "invoiceId",
           invoice.number, payment.currency, payment.amount_minor AS "amountMinor", payment.received_at AS "receivedAt"
    FROM payment
    JOIN payment_allocation share ON share.payment_id = payment.id
    JOIN invoice ON invoice.id = share.invoice_id AND invoice.number < 'INV-1042'
    JOIN contract ON contract.id = share.contract_id AND contract.number = 'C-1002'
    WHERE payment.provider_charge_id IS NOT NULL ORDER BY payment.received_at DESC, invoice.number DESC LIMIT 4`;
  if (!refunded || !disputed) throw new Error("the demo world has too few old payments by card");
  await seedRefund(tx, refunded);
  await seedWonChargeback(tx, disputed);
}

async function seedRefund(tx: Tx, { id: paymentId, number, accountId, currency, ...paid }: OldPayment): Promise<void> {
  const amountMinor = paid.amountMinor / 4n;
  const [id, providerRefundId] = [seedId("refund", number), `re_demo_${number}`];
  const refundedAt = new Date(paid.receivedAt.getTime() + 9 * DAY_MS);
  await tx.refund.create({
    data: {
      ...{ id, accountId, paymentId, providerRefundId, currency, amountMinor, refundedAt, status: "succeeded" },
      reason: "requested_by_customer",
    },
  });
  const { contractId, invoiceId } = paid;
  await tx.refundShare.create({ data: { refundId: id, accountId, contractId, invoiceId, amountMinor } });
  await postFact(tx, {
    ...{ accountId, currency, key: `refund:${providerRefundId}` },
    sides: [
      { kind: "cash", paymentId, minor: -amountMinor },
      { kind: "refunded", paymentId, minor: amountMinor },
    ],
  });
}

async function seedWonChargeback(tx: Tx, { id: paymentId, number, ...paid }: OldPayment): Promise<void> {
  const { accountId, currency, amountMinor, contractId, invoiceId, receivedAt } = paid;
  const id = seedId("chargeback", number);
  await tx.chargeback.create({
    data: {
      ...{ id, accountId, paymentId, currency, amountMinor, providerDisputeId: `du_demo_${number}`, status: "won" },
      ...{ reason: "unrecognized", openedAt: new Date(receivedAt.getTime() + 20 * DAY_MS) },
      closedAt: new Date(receivedAt.getTime() + 48 * DAY_MS),
    },
  });
  await tx.chargebackShare.create({ data: { chargebackId: id, accountId, contractId, invoiceId, amountMinor } });
}
