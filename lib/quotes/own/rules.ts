import { addDays, type PlainDate } from "@/lib/platform/dates";

const DAYS_TO_ACCEPT = 14;

/** A customer's own quote holds for two weeks, and never beyond the contract that it adds to. */
export function ownQuoteExpiresOn(today: PlainDate, contractEndsOn: PlainDate): PlainDate {
  const latest = addDays(today, DAYS_TO_ACCEPT);
  return latest < contractEndsOn ? latest : contractEndsOn;
}
