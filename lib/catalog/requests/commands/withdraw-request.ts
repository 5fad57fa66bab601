import { lockBillGroup } from "@/lib/access/locks";
import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { DomainError } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { getRequestFacts, getToldRequest } from "../facts";
import { tellExecutive } from "../mail";
import { canWithdrawRequest } from "../rules";
import type { WithdrawRequestInput } from "../schema";

/** Takes a request back while it waits, and says so to the account executive. @throws DomainError NOT_FOUND, RULE */
export const withdrawRequest = (ctx: ViewerCtx, { request: id }: WithdrawRequestInput): Promise<{ id: string }> =>
  transaction(ctx, async (tx) => {
    const { billGroupId } = await getRequestFacts(tx, ctx.viewer, id);
    await lockBillGroup(tx, ctx, billGroupId);
    // Nothing but what is open and theirs can be locked; of the rest the rule says why.
    const locked = await tx.$queryRaw<unknown[]>`
      SELECT id FROM product_request WHERE id = ${id}::uuid FOR UPDATE`;
    const found = await getRequestFacts(tx, ctx.viewer, id);
    const accountExecutive = { name: found.aeName, email: found.aeEmail, phone: found.aePhone };
    requireAllowed(canWithdrawRequest({ ...found, accountExecutive }));
    if (locked.length === 0) throw new DomainError("UNAVAILABLE", "platform.busy");
    await tx.$executeRaw`
      UPDATE product_request SET status = 'withdrawn', ended_at = portal.now() WHERE id = ${id}::uuid AND status = 'open'`;
    const { accountId, contractId } = found;
    const told = await getToldRequest(tx, id);
    const eventId = await audit(tx, ctx, {
      ...{ action: "request.withdrawn", accountId, after: { products: told.lines.join(", ") } },
      ...(contractId ? { contractId } : { billGroupId }),
    });
    await tellExecutive(tx, told, { eventId, what: "withdrawn", by: ctx.viewer.email });
    return { id };
  });
