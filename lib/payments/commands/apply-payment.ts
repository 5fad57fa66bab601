import { postFact } from "@/lib/ledger/commands";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { AppliedShare } from "../types";

/**
 * Uses money that paid nothing on an invoice, in the transaction of whoever decided it, behind the locks of the payment and the
 * invoice and through the system's door. The database lets a payment be used on an invoice once, and no more than is left.
 */
export async function applyPayment(tx: Tx, share: AppliedShare): Promise<void> {
  const { accountId, contractId, paymentId, invoiceId, currency, minor } = share;
  const id = newId();
  await tx.$executeRaw`
    INSERT INTO payment_allocation (id, account_id, contract_id, payment_id, invoice_id, amount_minor, applied_at)
    VALUES (${id}::uuid, ${accountId}::uuid, ${contractId}::uuid, ${paymentId}::uuid, ${invoiceId}::uuid, ${minor}::bigint,
            portal.now())`;
  await postFact(tx, {
    ...{ accountId, currency, key: `allocation:${id}` },
    sides: [
      { kind: "unapplied", paymentId, minor },
      { kind: "receivable", contractId, invoiceId, minor: -minor },
    ],
  });
}
