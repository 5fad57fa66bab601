"use server";

import { deskAction } from "@/lib/platform/action";
import { addRule } from "./commands/add-rule";
import { removeRule } from "./commands/remove-rule";
import { switchRules } from "./commands/switch-rules";
import { accessPath, widenPath } from "./rules";
import { addRuleInput, removeRuleInput, switchRulesInput } from "./schema";

/** Leads to the page that asks, where single addresses would go [ACC-4]. */
export const addRuleAction = deskAction({
  name: "portal_access.add_rule",
  permission: "portal_access.manage",
  input: addRuleInput,
  run: addRule,
  revalidate: ({ billGroup }) => [accessPath(billGroup)],
  redirectTo: ({ asks, value }, { billGroup }) => (asks ? widenPath(billGroup, value) : null),
  done: ({ value }) => ({ key: "access_rule_added", values: { value } }),
});

/** The same from the page that asked. */
export const widenRuleAction = deskAction({
  name: "portal_access.widen_rule",
  permission: "portal_access.manage",
  input: addRuleInput,
  run: addRule,
  revalidate: ({ billGroup }) => [accessPath(billGroup)],
  redirectTo: ({ asks, value }, { billGroup }) => (asks ? widenPath(billGroup, value) : accessPath(billGroup, "added")),
});

export const removeRuleAction = deskAction({
  name: "portal_access.remove_rule",
  permission: "portal_access.manage",
  input: removeRuleInput,
  run: removeRule,
  revalidate: ({ billGroup }) => [accessPath(billGroup)],
  redirectTo: (_done, { billGroup }) => accessPath(billGroup, "removed"),
});

export const switchRulesAction = deskAction({
  name: "portal_access.switch_rules",
  permission: "portal_access.manage",
  input: switchRulesInput,
  run: switchRules,
  revalidate: ({ billGroup }) => [accessPath(billGroup)],
  redirectTo: (_done, { billGroup, to }) => accessPath(billGroup, to),
});
