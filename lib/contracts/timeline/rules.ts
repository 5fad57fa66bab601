import { daysBetween, type PlainDate } from "@/lib/platform/dates";
import type { ContractDetails, TermTimeline } from "../types";

/** Where today and the renewal window lie in the term, by days; the last day counts whole [CON-2, REN-2]. */
export function termTimeline(
  { startsOn, endsOn, renewal }: Pick<ContractDetails, "startsOn" | "endsOn" | "renewal">,
  today: PlainDate,
): TermTimeline {
  const days = daysBetween(startsOn, endsOn) + 1;
  const at = (day: number): number => Math.round((Math.min(Math.max(day, 0), days) / days) * 1000);
  const from = at(daysBetween(startsOn, renewal.opens));
  const to = at(daysBetween(startsOn, renewal.closes) + 1);
  const now = daysBetween(startsOn, today);
  return { window: { from, to }, today: now >= 0 && now < days ? at(now + 0.5) : null, gone: at(now) };
}
