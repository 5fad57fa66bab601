import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, plainDate } from "@/lib/platform/dates";
import { daysOfLine, isNarrowed, orderPath, ordersCsvPath, ordersPath } from "./rules";
import { orderInPath, orderSearch } from "./schema";

describe("an order's addresses", () => {
  test("[QUO-3] the list's address holds what narrows it, and nothing else", () => {
    expect(ordersPath()).toBe("/orders");
    expect(ordersPath({ q: "O-6", contract: undefined })).toBe("/orders?q=O-6");
    expect(ordersCsvPath({ q: "O-6", after: "x" })).toBe("/api/exports/orders.csv?q=O-6");
    expect([isNarrowed({}), isNarrowed({ after: "x" }), isNarrowed({ contract: "C-1" })]).toEqual([false, false, true]);
  });

  test("[QUO-3] whatever a number looks like, its page's address leads back to it", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9/?#%&+ åäö.-]{1,60}$/), (text) => {
        const number = text.trim();
        fc.pre(number !== "");
        expect(orderInPath(orderPath(number).slice("/orders/".length))).toBe(number);
      }),
    );
    for (const segment of ["%", "%E0%A4%A", "%00", "", "%20", "x".repeat(61)]) expect(orderInPath(segment)).toBeNull();
  });

  test("[ANY-4] what is odd in the address falls back", () => {
    expect(
      orderSearch.parse({ q: "\u0000", from: "2026-02-30", to: 7, contract: ["C-1"], after: "x".repeat(999) }),
    ).toEqual({});
  });
});

test("[QUO-3] a line's days count its first and its last", () => {
  const first = plainDate("2028-02-28");
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4000 }), (days) => {
      expect(daysOfLine({ startsOn: first, endsOn: addDays(first, days - 1) })).toBe(days);
    }),
  );
});
