import { type Decision, decide, refused } from "@/lib/platform/decision";
import type { InvoiceFacts } from "../types";

/** Taken back by the seller while nothing was paid or credited on it, and no payment is in progress [DSK, PAY-7]. */
export const canVoid = ({ isVoid, open, payable, underWay, collector: ask }: InvoiceFacts): Decision =>
  decide([
    isVoid ? refused("invoice.void_already", { ask }) : null,
    !isVoid && open.minor !== payable.minor ? refused("invoice.void_paid", { ask }) : null,
    underWay ? refused("invoice.void_under_way", { ask }) : null,
  ]);
