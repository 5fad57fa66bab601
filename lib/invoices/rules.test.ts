import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDate } from "@/lib/platform/dates";
import { money } from "@/lib/platform/money";
import { canPayOnline, canPayWhole } from "./online/rules";
import { invoicePath, invoiceStatus, invoicesPath, totalsOf } from "./rules";
import type { InvoiceDraft, InvoiceFacts } from "./types";

const usd = (minor: bigint) => money(minor, "USD");
const collector = { name: "Carl Cole", email: "carl.collector@fjord.example", phone: "1" };
const underWay = { by: "Ben Holt", startedAt: new Date(0), endsAt: new Date(1) };

const anInvoice = (change: Partial<InvoiceFacts> = {}): InvoiceFacts => ({
  number: "INV-1042",
  isVoid: false,
  payable: usd(120_000n),
  open: usd(120_000n),
  dueOn: plainDate("2027-03-20"),
  isDisputed: false,
  underWay: null,
  onlineLimit: usd(5_000_000n),
  partFrom: null,
  termsAllowOnline: true,
  collector,
  ...change,
});

describe("an invoice's status", () => {
  const status = (change: Partial<InvoiceFacts>, today = "2027-03-10") => {
    const invoice = anInvoice(change);
    return invoiceStatus({ ...invoice, isProcessing: invoice.underWay !== null }, plainDate(today));
  };

  test.each([
    ["open", {}, "2027-03-10"],
    ["open", {}, "2027-03-20"], // due today is not overdue
    ["overdue", {}, "2027-03-21"],
    ["partially_paid", { open: usd(1n) }, "2027-03-20"],
    ["overdue", { open: usd(1n) }, "2027-03-21"],
    ["disputed", { isDisputed: true }, "2027-03-21"],
    ["processing", { underWay, isDisputed: true }, "2027-03-21"],
    ["paid", { open: usd(0n), underWay, isDisputed: true }, "2027-03-21"],
    ["paid", { open: usd(-5n) }, "2027-03-21"],
    ["void", { isVoid: true, open: usd(0n), isDisputed: true }, "2027-03-21"],
  ] as const)("[INV-1] is %s", (expected, change, today) => {
    expect(status(change, today)).toBe(expected);
  });
});

describe("paying online", () => {
  const reasons = (change: Partial<InvoiceFacts>): string[] => {
    const decision = canPayOnline(anInvoice(change));
    return decision.allowed ? [] : [decision, ...decision.also].map(({ reason }) => reason);
  };

  test.each([
    ["called off", {}, "none"],
    ["its page closes by itself", { timeZone: "UTC" }, { at: new Date(1), timeZone: "UTC" }],
    ["a bank has it", { takesDays: true }, "days"],
  ] as const)("[WHY-1] says until when somebody else's payment is under way: %s", (_how, ends, until) => {
    expect(canPayOnline(anInvoice({ underWay: { ...underWay, ...ends } }))).toMatchObject({
      params: { by: "Ben Holt", until },
    });
    expect(canPayOnline(anInvoice({ underWay: { ...underWay, by: null, ...ends } }))).toMatchObject({
      params: { until },
    });
  });

  test.each([
    [{}, []],
    [{ open: usd(5_000_000n) }, []], // the limit itself is within it
    [{ open: usd(5_000_001n) }, ["payment.over_limit"]],
    [{ open: usd(5_000_001n), partFrom: usd(5_000_001n) }, ["payment.over_limit"]], // no part is within it
    [{ open: usd(5_000_001n), partFrom: usd(10_000n) }, []], // the limit is per payment
    [{ open: usd(5_000_001n), partFrom: usd(5_000_000n) }, ["payment.over_limit"]], // a cent would be left
    [{ open: usd(5_000_050n), partFrom: usd(5_000_000n) }, []],
    [{ open: usd(49n) }, ["payment.under_least"]],
    [{ open: usd(50n) }, []],
    [{ onlineLimit: null }, ["payment.currency"]],
    [{ onlineLimit: usd(0n), partFrom: usd(100n) }, ["payment.over_limit"]],
    [{ isVoid: true, open: usd(0n) }, ["payment.void", "payment.paid"]],
    [{ open: usd(0n) }, ["payment.paid"]],
    [{ open: usd(-1n) }, ["payment.paid"]],
    [{ underWay }, ["payment.under_way_by"]],
    [{ underWay: { ...underWay, by: null } }, ["payment.under_way"]],
    [{ isDisputed: true }, ["payment.disputed"]],
    [{ termsAllowOnline: false }, ["payment.terms"]],
    [
      { underWay, isDisputed: true, open: usd(9_000_000n), termsAllowOnline: false },
      ["payment.under_way_by", "payment.disputed", "payment.over_limit", "payment.terms"],
    ],
  ] as const)("[INV-3] is decided test by test, in the order of the rule (row %#)", (change, expected) => {
    expect(reasons(change)).toEqual(expected);
  });

  test("[INV-3, PAY-2, WHY-1] what is above the limit is not paid whole, and it is said that a part can be", () => {
    const refusal = (change: Partial<InvoiceFacts>) => canPayWhole(anInvoice({ open: usd(5_000_050n), ...change }));
    expect(refusal({})).toMatchObject({ reason: "payment.over_limit", params: { limit: usd(5_000_000n) } });
    expect(refusal({ partFrom: usd(10_000n) })).toMatchObject({
      ...{ reason: "payment.over_limit_in_parts", params: { limit: usd(5_000_000n) }, ask: collector },
    });
    expect(refusal({ open: usd(5_000_000n) }).allowed).toBe(true);
  });

  test("[INV-3] a seller entity's limit counts as far as the provider goes along", () => {
    const isk = (minor: bigint) => money(minor, "ISK");
    const asked = (open: bigint) => canPayOnline(anInvoice({ open: isk(open), onlineLimit: isk(10n ** 12n) }));
    expect(asked(999_999n).allowed).toBe(true);
    expect(asked(1_000_000n)).toMatchObject({ reason: "payment.over_limit", params: { limit: isk(999_999n) } });
  });

  test("[INV-3, WHY-1] is refused by every test alone, and names the collector where somebody can help", () => {
    for (const change of [
      { isDisputed: true },
      { termsAllowOnline: false },
      { onlineLimit: usd(100n) },
      { open: usd(1n) },
      { underWay },
    ])
      expect(canPayOnline(anInvoice(change))).toMatchObject({ allowed: false, ask: collector });
  });

  test("[PAY-7] is never allowed while a payment is under way, whatever else holds", () => {
    const any = fc.record({
      isVoid: fc.boolean(),
      isDisputed: fc.boolean(),
      termsAllowOnline: fc.boolean(),
      open: fc.bigInt({ min: -10n, max: 10_000_000n }).map(usd),
    });
    fc.assert(fc.property(any, (change) => !canPayOnline(anInvoice({ ...change, underWay })).allowed));
  });
});

describe("what a draft adds up to", () => {
  const minor = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
  const line = minor.map((amountMinor) => ({ amountMinor }));
  const adjustment = fc.record({ kind: fc.constantFrom("allowance", "charge"), amountMinor: minor });

  test("[INV-2] is lines − allowances + charges + tax, and what was prepaid comes off", () => {
    fc.assert(
      fc.property(
        fc.array(line),
        fc.array(adjustment),
        fc.array(line),
        minor,
        minor,
        (lines, adjustments, taxes, paid, rounding) => {
          const draft = {
            lines,
            adjustments,
            taxes,
            prepaidMinor: paid,
            roundingMinor: rounding,
          } as unknown as InvoiceDraft;
          const totals = totalsOf(draft);
          expect(totals.totalMinor).toBe(
            totals.linesMinor - totals.allowanceMinor + totals.chargeMinor + totals.taxMinor,
          );
          expect(totals.payableMinor).toBe(totals.totalMinor - paid + rounding);
        },
      ),
    );
  });
});

describe("addresses", () => {
  test("[INV-1] of the list hold its state, and nothing that is as it comes anyway", () => {
    expect(invoicesPath({})).toBe("/invoices");
    expect(invoicesPath({ sort: "issued" })).toBe("/invoices");
    expect(invoicesPath({ sort: "due_up", q: "INV 1", status: "overdue", contract: undefined })).toBe(
      "/invoices?q=INV+1&status=overdue&sort=due_up",
    );
  });

  test("[INV-2] of an invoice hold its reference whatever is in it", () => {
    expect(invoicePath("A/1 ö~2")).toBe("/invoices/A%2F1%20%C3%B6~2");
  });
});
