import type { Tx } from "@/lib/platform/db";

/** Whether anything of an account is past its due date, over all bill groups and currencies; disputed invoices do not count [PAY-8]. */
export async function hasOverdue(tx: Tx, accountId: string): Promise<boolean> {
  const [{ found }] = await tx.$queryRaw<[{ found: boolean }]>`
    SELECT EXISTS (
      SELECT FROM invoice JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
      WHERE invoice.account_id = ${accountId}::uuid AND invoice.open_minor > 0 AND invoice.voided_at IS NULL
        AND invoice.due_on < portal.today(seller.time_zone)
        AND NOT EXISTS (SELECT FROM dispute WHERE dispute.invoice_id = invoice.id AND dispute.closed_at IS NULL)
    ) AS found`;
  return found;
}
