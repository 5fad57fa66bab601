import { describe, expect, test } from "vitest";
import { canTurnOffRenewal } from "@/lib/contracts/renewal/rules";
import type { RenewalTerms } from "@/lib/contracts/renewal/types";
import { calendarDay, type PlainDate, plainDate } from "@/lib/platform/dates";
import { dayNumber, dayStarts, dayText, edgesOf, endDates, ZONES } from "../renewal/edges";

const TERMS: Omit<RenewalTerms, "endsOn"> = {
  status: "active",
  timeZone: "Europe/Stockholm",
  autoRenew: true,
  wasTurnedOffHere: false,
  isSelfService: true,
  viewerIsContact: true,
  accountExecutive: { name: "Anna Ek", email: "anna.ae@fjord.example", phone: "+1 415 555 0102" },
  primaryContact: null,
};

/** The rule's answer. It is given a day, so the zone is all in finding the day; the same question is answered once. */
function answers(): (endsOn: string, today: PlainDate) => string {
  const given = new Map<string, string>();
  return (endsOn, today) => {
    const question = `${endsOn} ${today}`;
    const known = given.get(question);
    if (known) return known;
    const decision = canTurnOffRenewal({ ...TERMS, endsOn: plainDate(endsOn) }, today);
    const answer = decision.allowed ? "allowed" : decision.reason;
    given.set(question, answer);
    return answer;
  };
}

function days(timeZone: string): (at: number) => PlainDate {
  const known = new Map<number, PlainDate>();
  return (at) => {
    const day = known.get(at) ?? calendarDay(new Date(at), timeZone);
    known.set(at, day);
    return day;
  };
}

/** Asks at all eight edges of every end date, and says how often and where the answer was another than the calendar's. */
function checkZone(zone: string, answer: ReturnType<typeof answers>): { checks: number; wrong: string[] } {
  const [start, dayOf] = [dayStarts(zone), days(zone)];
  const found = { checks: 0, wrong: [] as string[] };
  for (const endsOn of endDates())
    for (const { name, at, expected } of edgesOf(endsOn, start)) {
      found.checks += 1;
      const given = answer(dayText(endsOn), dayOf(at));
      if (given !== expected)
        found.wrong.push(`${zone}, ends ${dayText(endsOn)}, ${name} (${new Date(at).toISOString()}): ${given}`);
    }
  return found;
}

describe("the renewal window by the seller entity's calendar", () => {
  test("[REN-2, B1] is right at every edge of all end dates 2026-2032 in 14 time zones: 286,384 checks", () => {
    const answer = answers();
    const results = ZONES.map((zone) => checkZone(zone, answer));
    expect(results.flatMap(({ wrong }) => wrong).slice(0, 20)).toEqual([]);
    expect(results.reduce((total, { checks }) => total + checks, 0)).toBe(286_384);
  }, 120_000);

  test.each([
    ["America/Los_Angeles", "2026-03-08", "2026-03-08T08:00:00.000Z"],
    ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00.000Z"], // 00:00 is skipped, the day begins at 01:00
    ["America/Santiago", "2026-09-06", "2026-09-06T04:00:00.000Z"], // likewise
    ["America/Havana", "2026-11-01", "2026-11-01T04:00:00.000Z"], // 00:00 to 01:00 happens twice, the first counts
    ["Pacific/Kiritimati", "2026-01-01", "2025-12-31T10:00:00.000Z"],
    ["Pacific/Pago_Pago", "2026-01-01", "2026-01-01T11:00:00.000Z"],
    ["Asia/Kathmandu", "2026-01-01", "2025-12-31T18:15:00.000Z"],
  ])("[B1] the check itself knows that in %s the day %s begins at %s", (zone, day, instant) => {
    expect(new Date(dayStarts(zone)(dayNumber(day))).toISOString()).toBe(instant);
  });

  test("[B1] the check itself notices arithmetic on milliseconds, which a change of clocks shifts", () => {
    const start = dayStarts("Europe/Stockholm");
    const wrong = endDates().filter((endsOn) => start(endsOn) - 90 * 86_400_000 !== start(endsOn - 90));
    expect(wrong.length).toBeGreaterThan(500);
  });
});
