import { canChangeBillGroup } from "@/lib/billing/rules";
import type { PlainDate } from "@/lib/platform/dates";
import { type Decision, decide, type Refusal, refused } from "@/lib/platform/decision";
import type { MethodUse } from "./types";

/**
 * Everybody pays with a new card; with a saved method, people who see all the group's active contracts or hold manage
 * billing [PAY-3].
 */
export const canUseMethod = (use: MethodUse): Decision => decide([notWholeGroup(use), outOfDate(use)]);

function notWholeGroup({ standing }: MethodUse): Refusal | null {
  const decision = standing && canChangeBillGroup(standing);
  if (!decision || decision.allowed) return null;
  const { ask } = decision;
  return refused("payment.saved_not_whole_group", { params: { name: standing.name }, ...(ask ? { ask } : {}) });
}

/** A card is good through the last day of its month. */
export const isOutOfDate = (expiresOn: PlainDate | null, today: PlainDate): boolean =>
  expiresOn !== null && expiresOn < today;

function outOfDate({ expiresOn, today }: MethodUse): Refusal | null {
  if (!expiresOn || !isOutOfDate(expiresOn, today)) return null;
  return refused("payment.method_expired", { params: { expired: expiresOn } });
}
