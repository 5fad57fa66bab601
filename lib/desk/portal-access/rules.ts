import { type Decision, decide, type Refusal, refused } from "@/lib/platform/decision";
import { isPublicMailbox } from "@/lib/platform/public-mailboxes";
import { billGroupDeskPath } from "../rules";
import type { AccessFacts, AccessRule } from "./types";

type Typed = Omit<AccessRule, "id">;

/** Who may change what is there: an admin or the account executive [DSK]. */
export const canManageAccess = (facts: AccessFacts): Decision => decide([notYours(facts)]);

/** Only while the bill group has an active contract [ACC-5]. */
export const canSwitchOn = (facts: AccessFacts): Decision =>
  decide([notYours(facts), facts.isOn ? refused("access_rules.already_on") : null, noActiveContract(facts)]);

export const canSwitchOff = (facts: AccessFacts): Decision =>
  decide([notYours(facts), facts.isOn ? null : refused("access_rules.already_off")]);

/** No address whose domain is granted, nothing twice, and no domain where anybody gets a mailbox [ACC-4]. */
export const canAddRule = (facts: AccessFacts, { kind, value }: Typed, existing: readonly Typed[]): Decision => {
  const domain = domainOf(value);
  const isKnown = existing.some((rule) => rule.value === value);
  const isCovered = kind === "address" && existing.some((rule) => rule.kind === "domain" && rule.value === domain);
  return decide([
    notYours(facts),
    isKnown ? refused(`access_rules.${kind}_twice`, { params: { value } }) : null,
    isCovered ? refused("access_rules.address_covered", { params: { value, domain } }) : null,
    kind === "domain" && isPublicMailbox(value) ? refused("access_rules.public_domain", { params: { value } }) : null,
  ]);
};

/** The single addresses that a domain would take the place of [ACC-4]. */
export const swallowedBy = <Rule extends Typed>({ kind, value }: Typed, existing: readonly Rule[]): Rule[] =>
  kind === "domain" ? existing.filter((rule) => rule.kind === "address" && domainOf(rule.value) === value) : [];

/** What somebody said yes to is what is there now: nothing goes that they were not shown. */
export const isAgreed = (swallowed: readonly Typed[], agreed: string | undefined): boolean => {
  const shown = new Set((agreed ?? "").split("\n").map((line) => line.trim()));
  return swallowed.every(({ value }) => shown.has(value));
};

const domainOf = (value: string): string => value.slice(value.lastIndexOf("@") + 1);

const notYours = ({ mayManage, accountExecutive: ask }: AccessFacts): Refusal | null =>
  mayManage ? null : refused("access_rules.not_your_role", { ask });

function noActiveContract({ hasActiveContract, lastEndedOn, accountExecutive: ask }: AccessFacts): Refusal | null {
  if (hasActiveContract) return null;
  if (lastEndedOn) return refused("access_rules.contracts_ended", { ask, params: { day: lastEndedOn } });
  return refused("access_rules.no_contract", { ask });
}

type Done = "removed" | "added" | "on" | "off";

export const accessPath = (billGroupId: string, done?: Done): string =>
  `${billGroupDeskPath(billGroupId)}${done ? `?done=${done}` : ""}`;
export const switchPath = (billGroupId: string): string => `${billGroupDeskPath(billGroupId)}/access/switch`;
export const removeRulePath = (billGroupId: string, rule: string): string =>
  `${billGroupDeskPath(billGroupId)}/access/remove?rule=${rule}`;
export const widenPath = (billGroupId: string, domain: string): string =>
  `${billGroupDeskPath(billGroupId)}/access/widen?${new URLSearchParams({ domain })}`;
