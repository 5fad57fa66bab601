import type { LockedContract } from "@/lib/access/locks";
import { audit } from "@/lib/platform/audit";
import type { PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { newId } from "@/lib/platform/ids";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { findGivers, toGiverFacts } from "../facts";
import { mailLetIn } from "../mail";
import { canGive, isOver } from "../rules";
import type { LetIn } from "../types";

interface Newcomer {
  readonly personId: string;
  readonly email: string;
  /** Kept per account, and never over a name that is there already. */
  readonly firstName: string;
  readonly lastName: string;
}

/**
 * Makes somebody a billing contact of contracts that are locked, with history and one mail. A place whose end has passed
 * is opened again.
 * @throws DomainError RULE with the reason of canGive
 */
export async function letIn(
  tx: Tx,
  ctx: ViewerCtx,
  contracts: readonly LockedContract[],
  { personId, email, firstName, lastName }: Newcomer,
  endsOn: PlainDate | null,
): Promise<LetIn> {
  const ids = contracts.map(({ id }) => id);
  const givers = await findGivers(tx, ctx.viewer, ids);
  for (const giver of givers) requireAllowed(canGive(toGiverFacts(giver), endsOn));
  const places = await tx.$queryRaw<{ contractId: string; endsOn: string | null }[]>`
    SELECT contract_id AS "contractId", ends_on::text AS "endsOn" FROM contract_contact
    WHERE contract_id = ANY (${ids}::uuid[]) AND person_id = ${personId}::uuid`;
  const ended = givers.filter(({ contractId, ...giver }) =>
    places.some(
      (place) =>
        place.contractId === contractId &&
        isOver(place.endsOn as PlainDate, toGiverFacts({ contractId, ...giver }).today),
    ),
  );
  const fresh = givers.filter(({ contractId }) => !places.some((place) => place.contractId === contractId));
  for (const accountId of new Set(fresh.map((giver) => giver.accountId)))
    await tx.$executeRaw`
      INSERT INTO account_person (account_id, person_id, first_name, last_name)
      VALUES (${accountId}::uuid, ${personId}::uuid, ${firstName}, ${lastName}) ON CONFLICT DO NOTHING`;
  if (fresh.length > 0)
    await tx.$executeRaw`
      INSERT INTO contract_contact (id, account_id, contract_id, person_id, ends_on, created_at)
      SELECT place.id, place.account_id, place.contract_id, ${personId}::uuid, ${endsOn}::date, portal.now()
      FROM unnest(${fresh.map(() => newId())}::uuid[], ${fresh.map((giver) => giver.accountId)}::uuid[],
                  ${fresh.map((giver) => giver.contractId)}::uuid[]) AS place (id, account_id, contract_id)`;
  if (ended.length > 0)
    await tx.$executeRaw`
      UPDATE contract_contact SET ends_on = ${endsOn}::date
      WHERE person_id = ${personId}::uuid AND contract_id = ANY (${ended.map(({ contractId }) => contractId)}::uuid[])`;
  const added = [...fresh, ...ended];
  const events: string[] = [];
  for (const { accountId, contractId } of added)
    events.push(
      await audit(tx, ctx, { action: "user.added", accountId, contractId, after: { person: email, endsOn } }),
    );
  const numbers = added.map(({ contractNumber }) => contractNumber).sort();
  if (events[0])
    await mailLetIn(tx, ctx, {
      eventId: events[0],
      personId,
      contractIds: added.map(({ contractId }) => contractId),
      endsOn,
    });
  return {
    email,
    added: numbers,
    already: givers.map(({ contractNumber }) => contractNumber).filter((number) => !numbers.includes(number)),
  };
}
