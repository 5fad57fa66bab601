import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { totalsWithTax } from "@/lib/catalog/pricing/rules";
import { totalsOf } from "@/lib/invoices/rules";
import { addDays, plainDate } from "@/lib/platform/dates";
import { money } from "@/lib/platform/money";
import { billedAs, DAYS_TO_PAY, dueNow, firstDay, invoiceLines } from "./rules";
import { acceptQuoteInput } from "./schema";

const today = plainDate("2028-02-29");
const usd = (minor: bigint) => money(minor, "USD");

describe("what is invoiced when a quote is signed", () => {
  test.each<[string, number | null, bigint, boolean]>([
    ["begins when it is signed", null, 100n, true],
    ["has begun", -30, 100n, true],
    ["begins today", 0, 100n, true],
    ["begins tomorrow", 1, 100n, false],
    ["costs nothing", null, 0n, false],
  ])("[QUO-2] a service that %s", (_what, days, minor, isDue) => {
    const startsOn = days === null ? null : addDays(today, days);
    const due = dueNow({ startsOn, total: usd(minor) }, today);
    expect(due).toEqual(isDue ? { total: usd(minor), dueOn: addDays(today, DAYS_TO_PAY) } : null);
    expect(firstDay(startsOn, today)).toBe(startsOn ?? today);
  });

  test("[QUO-2, M3] the invoice comes to what the quote says, whatever the lines and the tax", () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 30 });
    const rates = fc.constantFrom(null, "0", "6", "8.125", "12", "25", "25.5");
    fc.assert(
      fc.property(amounts, rates, (minors, taxRate) => {
        const { net, tax, total } = totalsWithTax(
          minors.map((amountMinor) => ({ amountMinor })),
          taxRate,
          "USD",
        );
        const drafts = invoiceLines(
          minors.map((minor) => ({ description: "Seat", details: "", amount: usd(minor) })),
          { taxRate, net, tax },
        );
        const { totalMinor } = totalsOf({ ...drafts, adjustments: [], prepaidMinor: 0n, roundingMinor: 0n });
        expect(totalMinor).toBe(total.minor);
      }),
    );
  });

  test.each([
    ["tiered", "monthly", { quantity: 7, unitPriceMinor: 3600n }],
    ["per_unit", "quarterly", { quantity: 7, unitPriceMinor: 10_800n }],
    ["flat", "annual", { quantity: 1, unitPriceMinor: 43_200n }],
    ["percent_of_rest", "monthly", { quantity: 1, unitPriceMinor: 3600n }],
  ] as const)("[BIL-8] a line that is %s, billed %s", (kind, frequency, expected) => {
    expect(billedAs({ kind, quantity: 7, monthlyMinor: 3600n }, frequency)).toEqual(expected);
  });
});

describe("what is typed when signing", () => {
  const typed = { number: "Q-1", poNumber: " PO-1 ", signerName: " Fay Dunn ", signerTitle: "CFO", agreed: "on" };
  const faults = (change: object) => {
    const { error } = acceptQuoteInput.safeParse({ ...typed, ...change });
    return error?.issues.map(({ path, message }) => `${String(path[0])}: ${message}`) ?? [];
  };

  test("[QUO-2] is taken as typed, without the blanks around it", () => {
    expect(acceptQuoteInput.parse(typed)).toMatchObject({ poNumber: "PO-1", signerName: "Fay Dunn" });
    expect(acceptQuoteInput.parse({ ...typed, poNumber: "" }).poNumber).toBeNull();
  });

  test.each([
    [{ signerName: "  " }, ["signerName: name_missing"]],
    [{ signerName: "https://evil.example" }, ["signerName: name_malformed"]],
    [{ signerName: "x".repeat(101) }, ["signerName: too_long"]],
    [{ signerTitle: "" }, ["signerTitle: title_missing"]],
    [{ signerTitle: "C\u202eFO" }, ["signerTitle: line_malformed"]],
    [{ agreed: undefined }, ["agreed: agree_first"]],
    [{ agreed: "yes" }, ["agreed: agree_first"]],
    [{ poNumber: "a\u0000b" }, ["poNumber: line_malformed"]],
  ])("[QUO-2, ANY-4] %j is told beside its field", (change, expected) => {
    expect(faults(change)).toEqual(expected);
  });
});
