import { deskAccountsSql } from "@/lib/access/visible";
import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { voidInvoice } from "../commands";
import { getInvoiceFacts, toInvoiceFacts } from "../facts";
import { canVoid } from "./rules";
import type { VoidInput } from "./schema";

/**
 * Takes an invoice back at the desk. Whoever starts to pay it holds the same row, so one of the two comes second and is
 * refused; the contract's contacts are told [DSK, CON-7].
 * @throws DomainError NOT_FOUND, RULE with the reason of canVoid
 */
export const voidAtDesk = (ctx: DeskCtx, { reference, reason }: VoidInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const locked = await tx.$queryRaw<unknown[]>`
      SELECT FROM invoice JOIN account ON account.id = invoice.account_id
      WHERE invoice.reference = ${reference} AND ${deskAccountsSql(ctx.staff)} FOR UPDATE OF invoice`;
    if (locked.length === 0) throw notFound();
    const row = await getInvoiceFacts(tx, null, reference);
    requireAllowed(canVoid(toInvoiceFacts(row)));
    await voidInvoice(tx, ctx, row.id);
    const { accountId, contractId, number: invoice } = row;
    const after = { invoice, reason };
    await noticeOfChange(tx, await audit(tx, ctx, { action: "invoice.voided", accountId, contractId, after }));
  });
