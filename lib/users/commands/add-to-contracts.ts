import { lockContracts } from "@/lib/access/locks";
import { joinOwnAccessSql } from "@/lib/access/visible";
import { DomainError, notFound } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { mayAddUsers } from "../limits";
import type { AddToContractsInput } from "../schema";
import type { LetIn } from "../types";
import { letIn } from "./let-in";

/**
 * Adds somebody the viewer shares a contract with to further ones of the viewer's [USR-3, USR-7].
 * @throws DomainError NOT_FOUND, FORBIDDEN, RULE with the reason of canGive or `users.too_many`
 */
export async function addToContracts(ctx: ViewerCtx, input: AddToContractsInput): Promise<LetIn> {
  if (!(await mayAddUsers(ctx.viewer.personId))) throw new DomainError("RULE", "users.too_many");
  return transaction(ctx, async (tx) => {
    const contracts = await lockContracts(tx, ctx, input.contracts);
    const [person] = await tx.$queryRaw<{ personId: string; email: string; firstName: string; lastName: string }[]>`
      SELECT person.id AS "personId", person.email, named.first_name AS "firstName", named.last_name AS "lastName"
      FROM contract_contact place
      JOIN contract ON contract.id = place.contract_id
      ${joinOwnAccessSql(ctx.viewer)}
      JOIN person ON person.id = place.person_id
      JOIN account_person named ON named.account_id = place.account_id AND named.person_id = place.person_id
      WHERE place.person_id = ${input.person}::uuid ORDER BY contract.number LIMIT 1`;
    if (!person) throw notFound();
    return letIn(tx, ctx, contracts, person, input.endsOn);
  });
}
