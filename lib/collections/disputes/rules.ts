import type { InvoiceFacts } from "@/lib/invoices/types";
import { allowed, type Contact, type Decision, decide, type Refusal, refused } from "@/lib/platform/decision";

/** On one thread; longer ones are for the telephone. */
export const MOST_MESSAGES = 200;

export const disputePath = (reference: string): string => `/invoices/${encodeURIComponent(reference)}/dispute`;
export const disputeFilesPath = (dispute: string): string => `/api/disputes/${dispute}/files`;

/** Its thread at the seller's desk. */
export const deskDisputePath = (dispute: string): string => `/desk/collections/disputes/${dispute}`;

/** An invoice can be disputed while something is to be paid on it, by everybody who sees it, once at a time [INV-9]. */
export const canDispute = (invoice: InvoiceFacts): Decision =>
  decide([
    invoice.isVoid ? refused("dispute.void", { ask: invoice.collector }) : null,
    invoice.open.minor <= 0n ? refused("dispute.paid", { ask: invoice.collector }) : null,
    invoice.isDisputed ? refused("dispute.already", { ask: invoice.collector }) : null,
    underWay(invoice),
  ]);

function underWay({ underWay: attempt, collector }: InvoiceFacts): Refusal | null {
  if (!attempt) return null;
  return attempt.by
    ? refused("dispute.under_way_by", { params: { by: attempt.by }, ask: collector })
    : refused("dispute.under_way", { ask: collector });
}

export interface DisputeFacts {
  readonly hasEnded: boolean;
  readonly isOpener: boolean;
  readonly messages: number;
  readonly collector: Contact;
}

/** Both sides write while it is open. */
export function canWrite({ hasEnded, messages, collector }: DisputeFacts): Decision {
  if (hasEnded) return refused("dispute.ended", { ask: collector });
  return messages < MOST_MESSAGES ? allowed : refused("dispute.full", { ask: collector });
}

/** Of the customers its opener ends it, by withdrawing it; else the collector does [INV-9]. */
export function canWithdraw({ hasEnded, isOpener, collector }: DisputeFacts): Decision {
  if (hasEnded) return refused("dispute.ended", { ask: collector });
  return isOpener ? allowed : refused("dispute.not_opener", { ask: collector });
}

/** The account's own collector answers and ends it, or an admin. */
export function canSettle(
  staff: { readonly isCollector: boolean; readonly isAdmin: boolean },
  { hasEnded, collector }: Pick<DisputeFacts, "hasEnded" | "collector">,
): Decision {
  if (!staff.isCollector && !staff.isAdmin) return refused("dispute.not_collector", { ask: collector });
  return hasEnded ? refused("dispute.ended", { ask: collector }) : allowed;
}
