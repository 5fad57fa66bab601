import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type PlainDate, plainDate } from "@/lib/platform/dates";
import { renewalWindow } from "../renewal/rules";
import { termTimeline } from "./rules";

const drawn = (startsOn: PlainDate, endsOn: PlainDate, today: PlainDate) =>
  termTimeline(
    {
      startsOn,
      endsOn,
      renewal: { ...renewalWindow(endsOn), isOn: true, isAhead: true, change: "turn_off", decision: { allowed: true } },
    },
    today,
  );

describe("the term as a timeline", () => {
  const [start, end] = [plainDate("2027-01-01"), plainDate("2027-12-31")];

  test("[CON-2, REN-2] has the window where its days lie, both included", () => {
    // 2 October is day 274 of 365, 24 December day 357, whose end is drawn.
    expect(drawn(start, end, plainDate("2027-07-02"))).toEqual({
      window: { from: 751, to: 981 },
      today: 500,
      gone: 499,
    });
  });

  test("[CON-2] has no today before it begins and once it is over", () => {
    expect(drawn(start, end, addDays(start, -1))).toMatchObject({ today: null, gone: 0 });
    expect(drawn(start, end, addDays(end, 1))).toMatchObject({ today: null, gone: 1000 });
    expect(drawn(start, end, start).today).toBe(1);
    expect(drawn(start, end, end).today).toBe(999);
  });

  test("[CON-2] a term shorter than the window begins inside it", () => {
    expect(drawn(addDays(end, -29), end, end).window).toEqual({ from: 0, to: 767 });
  });

  test("[CON-2] whatever the term, everything lies inside it and in order", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: -50, max: 4100 }), (days, now) => {
        const { window, today, gone } = drawn(start, addDays(start, days), addDays(start, now));
        expect(window.from).toBeLessThanOrEqual(window.to);
        for (const place of [window.from, window.to, gone, today ?? 0]) {
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(1000);
        }
      }),
    );
  });
});
