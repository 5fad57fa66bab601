import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InvoiceFacts } from "@/lib/invoices/types";
import { addDays, plainDate } from "@/lib/platform/dates";
import type { Decision } from "@/lib/platform/decision";
import { money } from "@/lib/platform/money";
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
} from "./rules";
import { paySearch, payTogetherInput } from "./schema";
import type { SavedWay, SetInvoice, Share } from "./types";

const today = plainDate("2028-02-29");
const eur = (minor: bigint) => money(minor, "EUR");
const person = (name: string) => ({ name, email: `${name}@fjord.example`, phone: null });
const facts: InvoiceFacts = {
  ...{ number: "INV-1", isVoid: false, payable: eur(50_000n), open: eur(50_000n), dueOn: today, isDisputed: false },
  ...{ underWay: null, onlineLimit: eur(120_000n), termsAllowOnline: true, collector: person("carl") },
};
const one: SetInvoice = {
  ...{ id: "1", reference: "INV-1", contractId: "c", contractNumber: "C-1", accountId: "a", sellerEntityId: "s" },
  ...{ billGroupId: "g", invoice: facts, partFrom: eur(10_000n), bankDebit: true, ownAttemptId: null },
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
    [50_000n, 10_000n, 49_999n, null], // what is left is paid whole later
    [50_000n, 10_000n, 50_001n, "payment.amount_over"],
    [50_000n, null, 49_999n, "payment.amount_whole"],
    [10_000n, 10_000n, 9_999n, "payment.amount_rest"],
    [9_999n, 10_000n, 9_999n, null], // a rest below the minimum, whole
    [9_999n, 10_000n, 5_000n, "payment.amount_rest"],
  ])("[PAY-2] of %s open with a minimum of %s: %s is %s", (open, from, amount, reason) => {
    const invoice = { invoice: { ...facts, open: eur(open) }, partFrom: from === null ? null : eur(from) };
    expect(reasons(canPayPart(invoice, eur(amount)))).toEqual(reason ? [reason] : []);
  });

  test("[PAY-2] however it is paid in parts, it can always be paid to the end, and never more than that", () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10n ** 9n),
        fc.bigInt(1n, 10n ** 6n),
        fc.array(fc.bigInt(1n, 10n ** 9n)),
        (open, from, tried) => {
          let left = open;
          for (const amount of tried) {
            const invoice = { invoice: { ...facts, open: eur(left) }, partFrom: eur(from) };
            if (left > 0n && canPayPart(invoice, eur(amount)).allowed) left -= amount;
            expect(left).toBeGreaterThanOrEqual(0n);
          }
          expect(canPayPart({ invoice: { ...facts, open: eur(left) }, partFrom: eur(from) }, eur(left)).allowed).toBe(
            true,
          );
        },
      ),
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
    const krona = share({}, { open: money(1n, "SEK"), onlineLimit: money(9n, "SEK") });
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
