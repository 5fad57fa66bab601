import type { LockedContract } from "@/lib/access/locks";
import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import type { PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { newId } from "@/lib/platform/ids";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { findGivers, type GiverRow, toGiverFacts } from "../facts";
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
  newcomer: Newcomer,
  endsOn: PlainDate | null,
): Promise<LetIn> {
  const { personId, email } = newcomer;
  const givers = await findGivers(
    tx,
    ctx.viewer,
    contracts.map(({ id }) => id),
  );
  for (const giver of givers) requireAllowed(canGive(toGiverFacts(giver), endsOn));
  const { fresh, ended } = await sortByPlace(tx, givers, personId);
  await giveNames(tx, fresh, newcomer);
  await givePlaces(tx, fresh, personId, endsOn);
  await reopenPlaces(tx, ended, personId, endsOn);
  const added = [...fresh, ...ended];
  const numbers = added.map(({ contractNumber }) => contractNumber).sort();
  const events: string[] = [];
  for (const { accountId, contractId } of added)
    events.push(
      await audit(tx, ctx, { action: "user.added", accountId, contractId, after: { person: email, endsOn } }),
    );
  await noticeOfChange(tx, ...events);
  const eventId = events.at(-1);
  if (eventId) await mailLetIn(tx, ctx, { eventId, personId, contractIds: idsOf(added), endsOn });
  const already = givers.map(({ contractNumber }) => contractNumber).filter((number) => !numbers.includes(number));
  return { email, added: numbers, already };
}

const idsOf = (givers: readonly GiverRow[]): string[] => givers.map(({ contractId }) => contractId);

/** Where the person has no place yet, and where theirs has ended; elsewhere nothing is to be done. */
async function sortByPlace(tx: Tx, givers: readonly GiverRow[], personId: string) {
  const places = await tx.$queryRaw<{ contractId: string; endsOn: PlainDate | null }[]>`
    SELECT contract_id AS "contractId", ends_on::text AS "endsOn" FROM contract_contact
    WHERE contract_id = ANY (${idsOf(givers)}::uuid[]) AND person_id = ${personId}::uuid`;
  const ends = new Map(places.map(({ contractId, endsOn }) => [contractId, endsOn]));
  return {
    fresh: givers.filter(({ contractId }) => !ends.has(contractId)),
    ended: givers.filter((giver) => isOver(ends.get(giver.contractId) ?? null, toGiverFacts(giver).today)),
  };
}

async function giveNames(tx: Tx, fresh: readonly GiverRow[], newcomer: Newcomer): Promise<void> {
  const { personId, firstName, lastName } = newcomer;
  const accounts = [...new Set(fresh.map(({ accountId }) => accountId))];
  await tx.$executeRaw`
    INSERT INTO account_person (account_id, person_id, first_name, last_name)
    SELECT account_id, ${personId}::uuid, ${firstName}, ${lastName} FROM unnest(${accounts}::uuid[]) AS account_id
    ON CONFLICT DO NOTHING`;
}

async function givePlaces(
  tx: Tx,
  fresh: readonly GiverRow[],
  personId: string,
  endsOn: PlainDate | null,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO contract_contact (id, account_id, contract_id, person_id, ends_on, created_at)
    SELECT place.id, place.account_id, place.contract_id, ${personId}::uuid, ${endsOn}::date, portal.now()
    FROM unnest(${fresh.map(() => newId())}::uuid[], ${fresh.map(({ accountId }) => accountId)}::uuid[],
                ${idsOf(fresh)}::uuid[]) AS place (id, account_id, contract_id)`;
}

async function reopenPlaces(
  tx: Tx,
  ended: readonly GiverRow[],
  personId: string,
  endsOn: PlainDate | null,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE contract_contact SET ends_on = ${endsOn}::date
    WHERE person_id = ${personId}::uuid AND contract_id = ANY (${idsOf(ended)}::uuid[])`;
}
