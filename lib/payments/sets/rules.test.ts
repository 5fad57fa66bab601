import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canBePaidToTheEnd, leastPart, mostOnline } from "@/lib/invoices/online/rules";
import type { InvoiceFacts } from "@/lib/invoices/types";
import { addDays, plainDate } from "@/lib/platform/dates";
import type { Decision } from "@/lib/platform/decision";
import { money } from "@/lib/platform/money";
import { providerBounds } from "@/lib/platform/provider-money";
import {
  canPayPart,
  canPaySetByDebit,
  canPaySetWithSaved,
  canPayTogether,
  isRefusal,
  payAllPath,
  payPageAddress,
  payPath,
  shareOf,
  tooMuchForSet,
} from "./rules";
import { paySearch, payTogetherInput } from "./schema";
import type { SavedWay, SetInvoice, Share } from "./types";

const today = plainDate("2028-02-29");
const eur = (minor: bigint) => money(minor, "EUR");
const person = (name: string) => ({ name, email: `${name}@fjord.example`, phone: null });
const facts: InvoiceFacts = {
  ...{ number: "INV-1", isVoid: false, payable: eur(50_000n), open: eur(50_000n), dueOn: today, isDisputed: false },
  ...{
    underWay: null,
    onlineLimit: eur(120_000n),
    partFrom: eur(10_000n),
    termsAllowOnline: true,
    collector: person("carl"),
  },
};
const one: SetInvoice = {
  ...{ id: "1", reference: "INV-1", contractId: "c", contractNumber: "C-1", accountId: "a", sellerEntityId: "s" },
  ...{ billGroupId: "g", invoice: facts, bankDebit: true, ownAttemptId: null },
  ...{ usualMethodId: null, today },
};
const share = (change: Partial<SetInvoice> = {}, invoice: Partial<InvoiceFacts> = {}): Share => {
  const of = { ...one, ...change, invoice: { ...facts, ...invoice } };
  return { of, amount: of.invoice.open };
};
const reasons = (decision: Decision) =>
  decision.allowed ? [] : [decision, ...decision.also].map(({ reason }) => reason);

describe("a part of an invoice", () => {
  test.each([
    [50_000n, 10_000n, 50_000n, null], // all of it
    [50_000n, 10_000n, 10_000n, null], // the minimum
    [50_000n, 10_000n, 9_999n, "payment.amount_under"],
    [50_000n, 10_000n, 49_950n, null], // what is left is paid whole later
    [50_000n, 10_000n, 49_951n, "payment.amount_leaves"], // the provider does not take that
    [50_000n, 10n, 49n, "payment.amount_under"], // nor that, whatever the seller entity says
    [51n, 10n, 50n, "payment.amount_leaves"],
    [50n, 10n, 49n, "payment.amount_rest"],
    [500_000n, 120_001n, 120_000n, "payment.amount_whole"], // no part is within the limit
    [50_000n, 10_000n, 50_001n, "payment.amount_over"],
    [50_000n, null, 49_999n, "payment.amount_whole"],
    [10_000n, 10_000n, 9_999n, "payment.amount_rest"],
    [9_999n, 10_000n, 9_999n, null], // a rest below the minimum, whole
    [9_999n, 10_000n, 5_000n, "payment.amount_rest"],
  ])("[PAY-2] of %s open with a minimum of %s: %s is %s", (open, from, amount, reason) => {
    const invoice = { ...facts, open: eur(open), partFrom: from === null ? null : eur(from) };
    expect(reasons(canPayPart({ invoice }, eur(amount)))).toEqual(reason ? [reason] : []);
  });

  const CURRENCIES = ["EUR", "SEK", "JPY", "ISK", "KWD", "MGA"] as const;
  const anyTerms = fc.record({
    currency: fc.constantFrom(...CURRENCIES),
    open: fc.bigInt(1n, 10n ** 8n),
    from: fc.bigInt(1n, 10n ** 6n),
    limit: fc.bigInt(1n, 10n ** 7n),
  });
  /** An amount to pay, or one to leave, of which the small are the ones that hurt. */
  const anyTry = fc.record({
    minor: fc.oneof(fc.bigInt(1n, 10n ** 8n), fc.bigInt(1n, 400n)),
    isRest: fc.boolean(),
  });
  const invoiceOf = ({ currency, from, limit }: { currency: string; from: bigint; limit: bigint }, left: bigint) => {
    const [open, partFrom, onlineLimit] = [left, from, limit].map((minor) => money(minor, currency));
    return { ...facts, open: open ?? facts.open, partFrom: partFrom ?? null, onlineLimit: onlineLimit ?? null };
  };
  const paid = (invoice: InvoiceFacts, minor: bigint) => {
    const amount = money(minor, invoice.open.currency);
    return canPayPart({ invoice }, amount).allowed && canPayTogether([{ of: { ...one, invoice }, amount }]).allowed;
  };

  test("[PAY-2] however it is paid in parts, it can always be paid to the end, and never more than that", () => {
    fc.assert(
      fc.property(anyTerms, fc.array(anyTry), (terms, tried) => {
        let left = terms.open;
        if (!canBePaidToTheEnd(money(left, terms.currency), invoiceOf(terms, left))) return;
        for (const { minor, isRest } of tried) {
          const amount = isRest ? left - minor : minor;
          if (amount > 0n && left > 0n && paid(invoiceOf(terms, left), amount)) left -= amount;
        }
        expect(left).toBeGreaterThanOrEqual(0n);
        for (let nth = 0; left > 0n && nth < 20; nth += 1) {
          const amount = nextOf(terms, left);
          expect(paid(invoiceOf(terms, left), amount)).toBe(true);
          left -= amount;
        }
        expect(left === 0n || canBePaidToTheEnd(money(left, terms.currency), invoiceOf(terms, left))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  /** The largest part that leaves what can be paid in as few parts as there have to be, or the rest. */
  function nextOf(terms: { currency: string; from: bigint; limit: bigint }, left: bigint): bigint {
    const invoice = invoiceOf(terms, left);
    const most = mostOnline(invoice.onlineLimit ?? facts.open).minor;
    if (left <= most) return left;
    const part = leastPart(invoice)?.minor ?? 0n;
    const after = (left - 1n) / most - 1n;
    const least = after * part + providerBounds(terms.currency).least.minor;
    return left - (left - most > least ? left - most : least);
  }

  test("[PAY-2] what cannot be paid to the end cannot, whatever the parts", () => {
    const small = fc.record({
      ...{ currency: fc.constant("JPY"), open: fc.bigInt(1n, 300n) },
      ...{ from: fc.bigInt(1n, 200n), limit: fc.bigInt(1n, 200n) },
    });
    fc.assert(
      fc.property(small, (terms) => {
        const part = leastPart(invoiceOf(terms, terms.open))?.minor;
        const ends = (left: bigint, parts: number): boolean => {
          if (left >= 50n && left <= terms.limit) return true;
          if (part === undefined || parts === 0) return false;
          for (let amount = part; amount <= terms.limit && amount < left; amount += 1n)
            if (ends(left - amount, parts - 1)) return true;
          return false;
        };
        const known = canBePaidToTheEnd(money(terms.open, "JPY"), invoiceOf(terms, terms.open));
        // So little is five payments of the least at most.
        if (known || terms.open >= 300n) return;
        expect(ends(terms.open, 4)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    [null, 50_000n],
    ["500.00 EUR", 50_000n],
    ["100", 10_000n],
    ["", "payment.amount_missing"],
    ["0", "payment.amount_not_positive"],
    ["-100", "payment.amount_not_positive"],
    ["all", "payment.amount_malformed"],
    ["100.005", "payment.amount_decimals"],
    ["500.01", "payment.amount_over"],
    ["9".repeat(60), "payment.amount_over"],
    ["99.99", "payment.amount_under"],
  ])("[PAY-2, ANY-4] typed as %j is %s", (typed, expected) => {
    const found = shareOf(one, { typed }, "en");
    expect(isRefusal(found) ? found.reason : found.amount.minor).toBe(expected);
  });
});

describe("invoices in one payment", () => {
  test("[PAY-1] are of one account, one seller entity and one currency", () => {
    expect(canPayTogether([share(), share({ id: "2" })]).allowed).toBe(true);
    for (const [change, reason] of [
      [{ accountId: "b" }, "payment.other_account"],
      [{ sellerEntityId: "t" }, "payment.other_seller"],
    ] as const)
      expect(reasons(canPayTogether([share(), share(change)]))).toEqual(["payment.not_in_set", reason]);
    const krona = { open: money(1n, "SEK"), onlineLimit: money(9n, "SEK") };
    expect(reasons(canPayTogether([share(), share({}, krona)]))).toEqual([
      "payment.not_in_set",
      "payment.other_currency",
    ]);
  });

  test("[PAY-1, WHY-1] are named where one of them cannot be paid, with its own reason and whom to ask", () => {
    const decision = canPayTogether([
      share(),
      share({}, { number: "INV-2", isDisputed: true }),
      share({}, { number: "INV-3", underWay: { by: "Ben Holt", startedAt: new Date(0), endsAt: new Date(0) } }),
    ]);
    expect(decision).toMatchObject({ params: { number: "INV-2" }, ask: person("carl") });
    expect(reasons(decision)).toEqual([
      ...["payment.not_in_set", "payment.disputed", "payment.not_in_set", "payment.under_way_by"],
    ]);
  });

  test("[INV-3] alone, the invoice's own reason is the headline", () => {
    expect(reasons(canPayTogether([share({}, { isVoid: true })]))).toEqual(["payment.void"]);
    expect(reasons(canPayTogether([]))).toEqual(["payment.nothing_chosen"]);
  });

  test("[PAY-7, WHY-1] one's own payment under way is told from somebody else's", () => {
    const underWay = { by: null, startedAt: new Date(0), endsAt: new Date(0) };
    expect(reasons(canPayTogether([share({ ownAttemptId: "x" }, { underWay })]))).toEqual(["payment.own_under_way"]);
    expect(reasons(canPayTogether([share({}, { underWay })]))).toEqual(["payment.under_way"]);
  });

  test("[INV-3, WHY-1] are within the limit of one payment together, else by how much not", () => {
    const two = [share(), share()];
    expect(canPayTogether(two).allowed).toBe(true);
    const three = [...two, { ...share(), amount: eur(20_001n) }];
    expect(canPayTogether(three)).toMatchObject({
      reason: "payment.set_over_limit",
      params: { limit: eur(120_000n), over: eur(1n) },
      ask: person("carl"),
    });
    expect(canPayTogether([...two, { ...share(), amount: eur(20_000n) }]).allowed).toBe(true);
  });
});

describe("what one payment can be", () => {
  const of = (minor: bigint, currency = "EUR", change: Partial<InvoiceFacts> = {}) =>
    share({}, { open: money(minor, currency), onlineLimit: money(10n ** 12n, currency), ...change });

  test.each([
    [[of(49n)], "payment.under_least", { amount: eur(49n), least: eur(50n) }],
    [[of(50n)], null, null],
    [[of(30n), of(20n)], null, null], // the provider sees one payment
    [[of(30n), of(19n)], "payment.under_least", { amount: eur(49n), least: eur(50n) }],
    [[of(299n, "SEK")], "payment.under_least", { least: money(300n, "SEK") }],
    [[of(12_345n, "KWD")], "payment.off_step", { amount: money(12_345n, "KWD"), step: money(10n, "KWD") }],
    [[of(12_340n, "KWD")], null, null],
    [[of(10_050n, "MGA")], "payment.off_step", { step: money(100n, "MGA") }],
    [[of(99_999_999n)], null, null],
    [[of(100_000_000n, "EUR", { partFrom: null })], "payment.over_limit", { limit: eur(99_999_999n) }],
    [[of(100_000_000n)], "payment.over_limit_in_parts", { limit: eur(99_999_999n) }],
    [[of(999_999n, "ISK")], null, null],
    [[of(60_000_000n), of(60_000_000n)], "payment.set_over_limit", { limit: eur(99_999_999n), over: eur(20_000_001n) }],
  ])("[INV-3, WHY-1] %#: is what the provider takes, and else it is said", (shares, reason, params) => {
    const decision = canPayTogether(shares);
    expect(reasons(decision)).toEqual(reason ? [reason] : []);
    if (!decision.allowed) expect(decision).toMatchObject({ params: params ?? {}, ask: person("carl") });
  });

  test("[INV-3, PAY-2] a part within the limit is paid of an invoice above it, and no part above it", () => {
    const big = share({}, { open: eur(150_000n) });
    const of = (minor: bigint) => ({ ...big, amount: eur(minor) });
    expect(canPayTogether([of(120_000n)]).allowed).toBe(true);
    expect(canPayTogether([of(120_001n)])).toMatchObject({
      ...{ reason: "payment.over_limit_in_parts", params: { limit: eur(120_000n) }, ask: person("carl") },
    });
    expect(reasons(canPayTogether([of(100_000n), share()]))).toEqual(["payment.set_over_limit"]);
    expect(canPayTogether([of(70_000n), share()]).allowed).toBe(true);
    expect([tooMuchForSet(big)?.reason, tooMuchForSet(of(120_000n))]).toEqual([
      ...["payment.over_limit_in_parts", null],
    ]);
  });
});

describe("how a set is paid", () => {
  const ada = { name: "Acme", hiddenContracts: 0, holdsManageBilling: false, holder: person("ada") };
  const standing = { ...ada, customerService: person("service") };
  const saved: SavedWay = { kind: "card", standing, expiresOn: today, today };
  const asked = (change: Partial<SavedWay>, shares = [share()]) =>
    reasons(canPaySetWithSaved(shares, { ...saved, ...change }));

  test.each([
    ["who sees the whole group", {}, []],
    ["who sees a part and holds manage billing", { hiddenContracts: 3, holdsManageBilling: true }, []],
    ["who sees a part", { hiddenContracts: 1 }, ["payment.saved_not_whole_group"]],
  ])("[PAY-3] with a saved method by %s", (_who, change, expected) => {
    expect(asked({ standing: { ...standing, ...change } })).toEqual(expected);
  });

  test("[WHY-1] names who may, else customer service", () => {
    const part = { ...standing, hiddenContracts: 1 };
    const ask = (holder: typeof standing.holder | null) =>
      canPaySetWithSaved([share()], { ...saved, standing: { ...part, holder } });
    expect(ask(part.holder)).toMatchObject({ ask: person("ada") });
    expect(ask(null)).toMatchObject({ ask: person("service") });
  });

  test("[BIL-4] by nobody, as auto-pay does, takes no permission", () => {
    expect(asked({ standing: null })).toEqual([]);
  });

  test("[PAY-6] goes through the last day of the card's month, and says which that was", () => {
    expect(asked({ expiresOn: addDays(today, -1) })).toEqual(["payment.method_expired"]);
    expect(asked({ expiresOn: null })).toEqual([]);
  });

  test("[PAY-3] a saved method pays for its own bill group only", () => {
    expect(asked({}, [share(), share({ billGroupId: "h" })])).toEqual(["payment.saved_several_groups"]);
  });

  test("[PAY-3] a bank debit, new or saved, where the entity takes it and in euros", () => {
    expect(canPaySetByDebit([share()]).allowed).toBe(true);
    expect(reasons(canPaySetByDebit([share({ bankDebit: false })]))).toEqual(["payment.no_debit"]);
    const krona = share({}, { open: money(1_000n, "SEK"), onlineLimit: money(9_000n, "SEK") });
    expect(reasons(canPaySetByDebit([krona]))).toEqual(["payment.no_debit"]);
    expect(asked({ kind: "bank_debit" })).toEqual([]);
    expect(asked({ kind: "bank_debit" }, [krona])).toEqual(["payment.no_debit"]);
  });

  test("[INV-3, WHY-1] what stops the set stands before what stops the method", () => {
    const stopped = [share({}, { isDisputed: true })];
    expect(asked({ expiresOn: addDays(today, -1) }, stopped)).toEqual(["payment.disputed", "payment.method_expired"]);
    expect(reasons(canPaySetByDebit([share({ bankDebit: false }, { isVoid: true })]))).toEqual([
      ...["payment.void", "payment.no_debit"],
    ]);
  });
});

describe("what is asked for", () => {
  test("[PAY-1] stands in the address, whatever references and amounts there are, and is read back", () => {
    const anyText = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
      .filter((text) => /^\P{Cc}+$/u.test(text) && text.trim() === text);
    fc.assert(
      fc.property(fc.uniqueArray(anyText, { minLength: 1, maxLength: 6 }), fc.array(anyText), (references, amounts) => {
        const asked = references.map((reference, at) => ({ reference, typed: amounts[at] ?? null }));
        const given = new URLSearchParams(payPath(asked).split("?")[1]);
        const read = paySearch.parse({ invoice: given.getAll("invoice"), amount: given.getAll("amount") });
        expect(read.shares.map(({ reference, typed }) => ({ reference, typed }))).toEqual(asked);
      }),
    );
  });

  test("[PAY-1] odd addresses are read as nothing, never as an error", () => {
    expect(paySearch.parse({ all: "usd", group: "x", amount: ["5"] })).toEqual({
      shares: [],
      all: undefined,
      group: undefined,
    });
    expect(payAllPath("EUR", "g")).toBe("/pay?all=EUR&group=g");
    expect(payPageAddress({ invoice: ["A", "B"], amount: "5", none: undefined })).toBe(
      "/pay?invoice=A&invoice=B&amount=5",
    );
  });

  test("[PAY-2, M2] a form says what is to be paid of each, once, and nothing else", () => {
    const read = payTogetherInput.parse({
      invoice: "A\nB\nA",
      way: "card",
      "amount.1": "5",
      "amount.2": "7",
      total: "9",
    });
    expect(read).toEqual({
      shares: [
        { reference: "A", typed: null, field: "amount.0" },
        { reference: "B", typed: "5", field: "amount.1" },
      ],
      way: "card",
    });
  });

  test.each([
    [{ way: "card" }, "invoice"],
    [{ invoice: "", way: "card" }, "invoice"],
    [{ invoice: Array.from({ length: 51 }, (_, at) => `I${at}`).join("\n"), way: "card" }, "invoice"],
    [{ invoice: "A", way: "free" }, "way"],
    [{ invoice: "A", way: "card", "amount.0": "9".repeat(61) }, "amount.0"],
  ])("[ANY-4, P4] %j is refused beside %s", (fields, name) => {
    expect(payTogetherInput.safeParse(fields).error?.issues[0]?.path[0]).toBe(name);
  });
});
