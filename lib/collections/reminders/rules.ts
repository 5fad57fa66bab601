import { autoPayPlan } from "@/lib/payments/auto-pay/rules";
import type { AutoPayFacts } from "@/lib/payments/auto-pay/types";
import { addDays, type PlainDate } from "@/lib/platform/dates";
import type { DueStage } from "./types";

/** By the seller entity's clock. */
export const REMINDER_HOUR = 8;

/** Days after the due date on which an overdue invoice is reminded of, the earliest first [PAY-10]. */
export const REMINDER_DAYS = [3, 10, 20] as const;

/** One that came late, or after a dispute, is not followed by the next one within days. */
const LEAST_DAYS_BETWEEN = 4;

/**
 * The stages of all overdue invoices today, as spans of due dates that an index finds: each invoice is in the newest stage
 * it has come to, so that one that was missed is never sent beside the next.
 */
export const stagesDue = (today: PlainDate): DueStage[] =>
  REMINDER_DAYS.map((days, at) => {
    const next = REMINDER_DAYS[at + 1];
    return { days, dueTo: addDays(today, -days), dueFrom: next ? addDays(today, 1 - next) : null };
  });

/** A reminder that was sent on this day or later stands in the way of another one, whatever the stage. */
export const restingSince = (today: PlainDate): PlainDate => addDays(today, 1 - LEAST_DAYS_BETWEEN);

/** Auto-pay will still try it, or has told of it today: nobody has to be asked for the money now [BIL-4]. */
export const isAutoPays = (facts: AutoPayFacts, today: PlainDate): boolean =>
  autoPayPlan(facts, today).decision.allowed || facts.tries.at(-1)?.on === today;
