import { lockContracts } from "@/lib/access/locks";
import { DomainError } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { mayAddUsers } from "../limits";
import type { AddUserInput } from "../schema";
import type { LetIn } from "../types";
import { letIn } from "./let-in";

/**
 * Lets somebody in by their address, known or not [USR-2]: nothing tells which, and a name that the account has stays.
 * @throws DomainError NOT_FOUND, FORBIDDEN, RULE with the reason of canGive or `users.too_many`
 */
export async function addUser(ctx: ViewerCtx, input: AddUserInput): Promise<LetIn> {
  if (!(await mayAddUsers(ctx.viewer.personId))) throw new DomainError("RULE", "users.too_many");
  return transaction(ctx, async (tx) => {
    const contracts = await lockContracts(tx, ctx, input.contracts);
    const [person] = await tx.$queryRaw<[{ id: string }]>`SELECT portal.person_of(${input.email}) AS id`;
    return letIn(tx, ctx, contracts, { ...input, personId: person.id }, input.endsOn);
  });
}
