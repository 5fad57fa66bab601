import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import type { Ctx } from "@/lib/platform/viewer";
import { mailSuspensionLifted } from "./mail";

/**
 * Lifts a suspension for debt once nothing of the account is overdue any more, in the transaction that paid, credited or
 * voided the last of it [PAY-8, M7]. Disputed invoices do not count; a suspension for another reason stays.
 */
export async function liftSuspensionIfClear(tx: Tx, ctx: Ctx, accountId: string): Promise<void> {
  // Two last payments at the same time come here one after the other, and the second sees the first.
  const [account] = await tx.$queryRaw<{ reason: string | null }[]>`
    SELECT suspension_reason::text AS reason FROM account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`;
  if (account?.reason !== "debt") return;
  const [{ isClear }] = await tx.$queryRaw<[{ isClear: boolean }]>`
    SELECT NOT EXISTS (
      SELECT FROM invoice JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
      WHERE invoice.account_id = ${accountId}::uuid AND invoice.open_minor > 0 AND invoice.voided_at IS NULL
        AND invoice.due_on < portal.today(seller.time_zone)
        AND NOT EXISTS (SELECT FROM dispute WHERE dispute.invoice_id = invoice.id AND dispute.closed_at IS NULL)
    ) AS "isClear"`;
  if (!isClear) return;
  await tx.$executeRaw`UPDATE account SET status = 'active', suspension_reason = NULL WHERE id = ${accountId}::uuid`;
  const eventId = await audit(tx, ctx, {
    action: "account.suspension_lifted",
    accountId,
    before: { status: "suspended", reason: "debt" },
    after: { status: "active" },
  });
  await mailSuspensionLifted(tx, accountId, eventId);
}
