import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";

/** A mail domain or one address that may see a bill group's contracts [ACC-2]. */
export interface AccessRule {
  readonly id: string;
  readonly kind: "domain" | "address";
  readonly value: string;
}

/** So many a bill group may have: they all stand on one page. */
export const MOST_RULES = 500;

/** A bill group's rules, domains first. Who asks has looked whether the group is theirs to work with. */
export const listAccessRules = (tx: Tx, billGroupId: string): Promise<AccessRule[]> => tx.$queryRaw<AccessRule[]>`
  SELECT rule.id, rule.kind::text AS kind, rule.value FROM access_rule rule
  WHERE rule.bill_group_id = ${billGroupId}::uuid ORDER BY rule.kind, rule.value LIMIT ${MOST_RULES}`;

/** Of a bill group whose row is locked: the database looks at overlaps again [ACC-4]. */
export async function insertAccessRule(
  tx: Tx,
  group: { readonly id: string; readonly accountId: string },
  { kind, value }: Omit<AccessRule, "id">,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO access_rule (id, account_id, bill_group_id, kind, value, created_at)
    VALUES (${newId()}::uuid, ${group.accountId}::uuid, ${group.id}::uuid, ${kind}::access_rule_kind, ${value}, portal.now())`;
}

export async function deleteAccessRules(tx: Tx, billGroupId: string, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM access_rule WHERE bill_group_id = ${billGroupId}::uuid AND id = ANY (${[...ids]}::uuid[])`;
}

/** How many people a bill group's rules let in now who are not its contacts, of those who have signed in [ACC-2, ACC-5]. */
export async function countPeopleByRule(tx: Tx, billGroupId: string, values: readonly string[]): Promise<number> {
  const [{ people }] = await tx.$queryRaw<[{ people: number }]>`
    SELECT count(DISTINCT mine.person_id)::int AS people
    FROM person JOIN contract_access mine ON mine.person_id = person.id AND NOT mine.is_contact
    WHERE (person.email = ANY (${[...values]}) OR split_part(person.email, '@', 2) = ANY (${[...values]}))
      AND mine.bill_group_id = ${billGroupId}::uuid`;
  return people;
}
