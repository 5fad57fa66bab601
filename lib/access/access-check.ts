import { fromDateColumn, type PlainDate } from "@/lib/platform/dates";
import { systemDb, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";

/** Where a contract is, as the desk names it. */
interface Whereabouts {
  readonly number: string;
  readonly accountId: string;
  readonly account: string;
  readonly billGroupId: string;
  readonly billGroup: string;
}

/** A contract that an address sees, and by what. */
export interface SeenContract extends Whereabouts {
  readonly isContact: boolean;
  readonly isPrimary: boolean;
  readonly isCardHolder: boolean;
  readonly endsOn: PlainDate | null;
  /** The access rule that covers it, whether or not it is a contact besides. */
  readonly rule: string | null;
  readonly managesBilling: boolean;
}

/** A contract that names or covers an address which does not see it, with what could be the cause. */
export interface UnseenContract extends Whereabouts {
  readonly isDirect: boolean;
  /** The last day of its place there, where that is over. */
  readonly placeEndedOn: PlainDate | null;
  readonly rule: string | null;
  readonly rulesOn: boolean;
  readonly hasActiveContract: boolean;
  readonly lastEndedOn: PlainDate;
}

export interface AccessOfAddress {
  /** Unknown: nobody ever signed in with it or was let in. Unverified: it was let in and never signed in. */
  readonly standing: "known" | "unverified" | "unknown";
  /** Null where it is unknown. */
  readonly personId: string | null;
  readonly seen: readonly SeenContract[];
  readonly unseen: readonly UnseenContract[];
}

/** More would help nobody find anything. */
export const MOST_CHECKED = 200;

/**
 * What an address sees once it signs in [DSK-7]: asked of `contract_access` itself, which every request asks. Somebody who has
 * not signed in yet is made to have, and that is undone at once: nothing of it is ever committed.
 */
export const readAccessOfAddress = (email: string): Promise<AccessOfAddress> =>
  systemDb((tx) => readAsIfSignedIn(tx, email));

async function readAsIfSignedIn(tx: Tx, email: string): Promise<AccessOfAddress> {
  await tx.$executeRaw`SAVEPOINT as_if_signed_in`;
  const known = await tx.person.findUnique({ where: { email }, select: { id: true, emailVerifiedAt: true } });
  const id = known?.id ?? newId();
  if (!known?.emailVerifiedAt)
    await tx.$executeRaw`
      INSERT INTO person (id, email, email_verified_at) VALUES (${id}::uuid, ${email}, portal.now())
      ON CONFLICT (email) DO UPDATE SET email_verified_at = portal.now()`;
  const seen = await findSeen(tx, id);
  const unseen = await findUnseen(tx, id, email);
  await tx.$executeRaw`ROLLBACK TO SAVEPOINT as_if_signed_in`;
  const standing = known ? (known.emailVerifiedAt ? "known" : "unverified") : "unknown";
  return { standing, personId: known ? id : null, seen, unseen };
}

async function findSeen(tx: Tx, personId: string): Promise<SeenContract[]> {
  const found = await tx.$queryRaw<(Omit<SeenContract, "endsOn"> & { endsOn: Date | null })[]>`
    SELECT contract.number, account.id AS "accountId", account.name AS account, bill_group.id AS "billGroupId",
           bill_group.name AS "billGroup", mine.is_contact AS "isContact",
           coalesce(mine.is_contact AND place.is_primary, false) AS "isPrimary",
           coalesce(mine.is_contact AND place.is_card_holder, false) AS "isCardHolder",
           CASE WHEN mine.is_contact THEN place.ends_on END AS "endsOn", rule.value AS rule,
           EXISTS (SELECT FROM portal.billing_managers(bill_group.id) held WHERE held.person_id = mine.person_id)
             AS "managesBilling"
    FROM contract_access mine
    JOIN person ON person.id = mine.person_id
    JOIN contract ON contract.id = mine.contract_id
    JOIN account ON account.id = contract.account_id
    JOIN bill_group ON bill_group.id = contract.bill_group_id
    LEFT JOIN contract_contact place ON place.contract_id = contract.id AND place.person_id = mine.person_id
    LEFT JOIN LATERAL (
      SELECT covering.value FROM access_rule covering
      WHERE covering.bill_group_id = bill_group.id
        AND covering.value IN (person.email, split_part(person.email, '@', 2)) LIMIT 1
    ) rule ON true
    WHERE mine.person_id = ${personId}::uuid
    ORDER BY account.name, bill_group.name, contract.number LIMIT ${MOST_CHECKED}`;
  return found.map(({ endsOn, ...contract }) => ({ ...contract, endsOn: endsOn && fromDateColumn(endsOn) }));
}

type UnseenRow = Omit<UnseenContract, "placeEndedOn" | "lastEndedOn"> & {
  placeEndedOn: Date | null;
  lastEndedOn: Date;
};

async function findUnseen(tx: Tx, personId: string, email: string): Promise<UnseenContract[]> {
  const domain = email.slice(email.lastIndexOf("@") + 1);
  const found = await tx.$queryRaw<UnseenRow[]>`
    SELECT contract.number, account.id AS "accountId", account.name AS account, bill_group.id AS "billGroupId",
           bill_group.name AS "billGroup", account.type = 'direct' AS "isDirect",
           CASE WHEN place.ends_on < portal.today(seller.time_zone) THEN place.ends_on END AS "placeEndedOn", rule.value AS rule,
           bill_group.access_rules_on AS "rulesOn", term.last >= portal.today(seller.time_zone) AS "hasActiveContract",
           term.last AS "lastEndedOn"
    FROM (
      SELECT contract_id FROM contract_contact WHERE person_id = ${personId}::uuid
      UNION
      SELECT covered.id FROM access_rule
      JOIN contract covered ON covered.bill_group_id = access_rule.bill_group_id
      WHERE access_rule.value IN (${email}, ${domain})
    ) candidate
    JOIN contract ON contract.id = candidate.contract_id
    JOIN account ON account.id = contract.account_id
    JOIN bill_group ON bill_group.id = contract.bill_group_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    CROSS JOIN LATERAL (SELECT max(ends_on) AS last FROM contract one WHERE one.bill_group_id = bill_group.id) term
    LEFT JOIN contract_contact place ON place.contract_id = contract.id AND place.person_id = ${personId}::uuid
    LEFT JOIN LATERAL (
      SELECT covering.value FROM access_rule covering
      WHERE covering.bill_group_id = bill_group.id AND covering.value IN (${email}, ${domain}) LIMIT 1
    ) rule ON true
    WHERE NOT EXISTS (
      SELECT FROM contract_access mine WHERE mine.person_id = ${personId}::uuid AND mine.contract_id = contract.id)
    ORDER BY account.name, bill_group.name, contract.number LIMIT ${MOST_CHECKED}`;
  return found.map(({ placeEndedOn, lastEndedOn, ...contract }) => ({
    ...contract,
    placeEndedOn: placeEndedOn && fromDateColumn(placeEndedOn),
    lastEndedOn: fromDateColumn(lastEndedOn),
  }));
}
