import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { readTerms } from "./queries";
import type { ContractTermsInput } from "./schema";

/**
 * Sets whether a contract's invoices may be paid online and whether its contacts decide on renewal here; it counts from the
 * next request, and its contacts are told [INV-3, REN-3, CON-7]. @throws DomainError NOT_FOUND
 */
export const setContractTerms = (
  ctx: DeskCtx,
  { contract: number, onlinePayment, renewalSelfService }: ContractTermsInput,
): Promise<void> =>
  transaction(ctx, async (tx) => {
    const found = await readTerms(tx, ctx.staff, number, true);
    const { id: contractId, accountId } = found;
    const actions = [
      ...(found.onlinePayment === onlinePayment
        ? []
        : [onlinePayment ? "contract.online_payment_allowed" : "contract.online_payment_stopped"]),
      ...(found.renewalSelfService === renewalSelfService
        ? []
        : [renewalSelfService ? "contract.renewal_included" : "contract.renewal_excluded"]),
    ];
    if (actions.length === 0) return;
    await tx.$executeRaw`
      UPDATE contract SET online_payment = ${onlinePayment}, renewal_self_service = ${renewalSelfService}
      WHERE id = ${contractId}::uuid`;
    const events: string[] = [];
    for (const action of actions)
      events.push(await audit(tx, ctx, { action, accountId, contractId, after: { contract: number } }));
    await noticeOfChange(tx, ...events);
  });
