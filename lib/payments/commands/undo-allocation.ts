import { postFact } from "@/lib/ledger/commands";
import type { Tx } from "@/lib/platform/db";
import type { AppliedShare } from "../types";

interface Undone extends AppliedShare {
  /** The allocation's. */
  readonly id: string;
  readonly staffId: string;
}

/**
 * Takes money that was used at the desk off its invoice again, in the transaction of whoever decided it, behind the locks of
 * the payment and the invoice and through the system's door. The allocation goes and its record stays; the database lets go
 * of no other, and of none twice. It counts from today: what was so until then was so.
 */
export async function undoAllocation(tx: Tx, { id, staffId, ...share }: Undone): Promise<void> {
  const { accountId, contractId, paymentId, invoiceId, currency, minor } = share;
  await tx.$executeRaw`
    INSERT INTO undone_allocation (id, account_id, contract_id, payment_id, invoice_id, payment_number, currency, amount_minor,
                                   applied_at, paid_on, undone_at, undone_on, staff_id)
    SELECT share.id, share.account_id, share.contract_id, share.payment_id, share.invoice_id, payment.number, share.currency,
           share.amount_minor, share.applied_at, share.paid_on, portal.now(), portal.today(seller.time_zone), ${staffId}::uuid
    FROM payment_allocation share
    JOIN payment ON payment.id = share.payment_id JOIN invoice ON invoice.id = share.invoice_id
    JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
    WHERE share.id = ${id}::uuid`;
  await tx.$executeRaw`DELETE FROM payment_allocation WHERE id = ${id}::uuid`;
  await postFact(tx, {
    ...{ accountId, currency, key: `allocation_undone:${id}` },
    sides: [
      { kind: "unapplied", paymentId, minor: -minor },
      { kind: "receivable", contractId, invoiceId, minor },
    ],
  });
}
