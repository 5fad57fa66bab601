import { canChangeBillGroup } from "@/lib/billing/rules";
import { canPayOnline, invoicePath } from "@/lib/invoices/rules";
import type { PlainDate } from "@/lib/platform/dates";
import { type Decision, decide, type Refusal, refused } from "@/lib/platform/decision";
import type { SavedPaymentFacts } from "./types";

/** With what to pay an invoice: a saved method, or a new card. */
export const payPath = (reference: string): string => `${invoicePath(reference)}/pay`;

/**
 * Everybody pays with a new card; with a saved method, people who see all the group's active contracts or hold manage
 * billing [PAY-3]. What stops the invoice itself comes first.
 */
export const canPayWithSaved = (facts: SavedPaymentFacts): Decision =>
  decide([...refusalsOf(canPayOnline(facts.invoice)), notWholeGroup(facts), outOfDate(facts)]);

const refusalsOf = (decision: Decision): Refusal[] => (decision.allowed ? [] : [decision, ...decision.also]);

function notWholeGroup({ standing }: SavedPaymentFacts): Refusal | null {
  const decision = standing && canChangeBillGroup(standing);
  if (!decision || decision.allowed) return null;
  const { ask } = decision;
  return refused("payment.saved_not_whole_group", { params: { name: standing.name }, ...(ask ? { ask } : {}) });
}

/** A card is good through the last day of its month. */
export const isOutOfDate = (expiresOn: PlainDate | null, today: PlainDate): boolean =>
  expiresOn !== null && expiresOn < today;

function outOfDate({ expiresOn, today }: SavedPaymentFacts): Refusal | null {
  if (!expiresOn || !isOutOfDate(expiresOn, today)) return null;
  return refused("payment.method_expired", { params: { expired: expiresOn } });
}
