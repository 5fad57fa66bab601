import { countPeopleByRule, listAccessRules } from "@/lib/access/access-rules";
import { portalLinkPath } from "@/lib/bill-groups/rules";
import { systemReading, type Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";
import type { StaffMember } from "@/lib/platform/staff-session";
import { findAccessGroup } from "./facts";
import { canManageAccess, canSwitchOn, swallowedBy } from "./rules";
import type { PortalAccess, RuleRemoval, Widening } from "./types";

/** Who may come in by rule, and whether they do now [DSK-2]. @throws DomainError NOT_FOUND */
export const getPortalAccess = (staff: StaffMember, id: string): Promise<PortalAccess> =>
  systemReading((tx) => readPortalAccess(tx, staff, id));

/** @throws DomainError NOT_FOUND */
export const getRuleRemoval = (staff: StaffMember, id: string, ruleId: string | undefined): Promise<RuleRemoval> =>
  systemReading(async (tx) => {
    const access = await readPortalAccess(tx, staff, id);
    const rule = access.rules.find((one) => one.id === ruleId);
    if (!rule) throw notFound();
    return { access, rule, people: await countPeopleByRule(tx, id, [rule.value]) };
  });

/** @throws DomainError NOT_FOUND */
export const getWidening = (staff: StaffMember, id: string, domain: string | undefined): Promise<Widening> =>
  systemReading(async (tx) => {
    const access = await readPortalAccess(tx, staff, id);
    if (!domain) throw notFound();
    const swallowed = swallowedBy({ kind: "domain", value: domain }, access.rules);
    return { access, domain, swallowed: swallowed.map(({ value }) => value) };
  });

async function readPortalAccess(tx: Tx, staff: StaffMember, id: string): Promise<PortalAccess> {
  const group = await findAccessGroup(tx, staff, id);
  const rules = await listAccessRules(tx, id);
  const { name: billGroup, isOn, hasActiveContract, isDirect } = group;
  return {
    ...{ billGroupId: group.id, billGroup, isOn, hasActiveContract, isClosed: !isDirect, rules },
    people: await countPeopleByRule(
      tx,
      id,
      rules.map(({ value }) => value),
    ),
    manage: canManageAccess(group),
    switchOn: canSwitchOn(group),
    link: `${env().APP_URL}${portalLinkPath(id)}`,
  };
}
