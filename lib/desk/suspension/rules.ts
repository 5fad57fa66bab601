import type { SuspensionReason } from "@/lib/accounts/types";
import { type Decision, decide, type Refusal, refused } from "@/lib/platform/decision";
import { accountPath } from "../rules";
import type { SuspensionFacts } from "./types";

/**
 * An account is suspended once, and for debt only while something is overdue: what is not owed could not lift it again by
 * being paid [PAY-8].
 */
export const canSuspend = (facts: SuspensionFacts, reason: SuspensionReason): Decision =>
  decide([
    notYours(facts),
    facts.reason ? refused(`suspension.already_${facts.reason}`) : null,
    reason === "debt" && !facts.hasOverdue ? refused("suspension.nothing_overdue") : null,
  ]);

/** By hand at any time, also while something is overdue. */
export const canLift = (facts: SuspensionFacts): Decision =>
  decide([notYours(facts), facts.reason ? null : refused("suspension.not_suspended")]);

const notYours = ({ maySuspend, collector: ask }: SuspensionFacts): Refusal | null =>
  maySuspend ? null : refused("suspension.not_your_role", { ask });

export const suspendPath = (accountId: string): string => `${accountPath(accountId)}/suspend`;
export const liftPath = (accountId: string): string => `${accountPath(accountId)}/lift`;
export const suspensionDonePath = (accountId: string, done: "suspended" | "lifted"): string =>
  `${accountPath(accountId)}?done=${done}`;
