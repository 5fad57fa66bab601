import { beforeEach, describe, expect, test, vi } from "vitest";
import { openCheckout } from "@/lib/payments/commands/open-checkout";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { getPaymentOutcome } from "@/lib/payments/queries";
import { OwnPaymentInTheWay } from "@/lib/payments/sets/commands/going-on";
import { payNow, payTogether, resumePayment } from "@/lib/payments/sets/commands/pay-together";
import { startAttempt } from "@/lib/payments/sets/commands/start-attempt";
import { getPayOffer } from "@/lib/payments/sets/queries";
import { paySearch } from "@/lib/payments/sets/schema";
import { freshInvoice } from "../faults/fresh-invoice";
import { change, inTransaction, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { untilWaiting } from "../setup/locks";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { ctxOf, viewerOf } from "../setup/world";
import { openOn, paidOn, paySet, sessionOf, wanting } from "./paying";
import { forgetMethods, mayManageBilling, saveMethod } from "./saving";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const [ADA, BEN, CORA] = ["ada@acme.example", "ben@acme.example", "cora@acme.example"];
const GOOD = "4242424242424242";

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
  await forgetMethods();
});

const offerTo = async (email: string, search: object) => getPayOffer(await viewerOf(email), paySearch.parse(search));
const pressed = async (email: string, invoice: readonly string[], more: { way?: string; amounts?: string[] } = {}) => {
  const shares = wanting(...invoice).map((share, at) => ({ ...share, typed: more.amounts?.[at] ?? share.typed }));
  return payTogether(await ctxOf(email, "payments.pay"), { shares, way: more.way ?? "card" });
};
const attempts = () =>
  rows<{ id: string; status: string; minor: string }>(
    "SELECT id, status::text, amount_minor AS minor FROM payment_attempt ORDER BY created_at, id",
  );

describe("several invoices", () => {
  test("[PAY-1] are paid in one payment, each with what was open on it", async () => {
    const id = await paySet(ADA, ["INV-1042", "INV-1043", "INV-1046"]);
    await sandbox.control.pay(await sessionOf(id), { card: GOOD });
    await settleAttempt(id);
    expect((await sandbox.control.charges()).amount).toBe(120_000 + 245_050 + 30_000);
    for (const number of ["INV-1042", "INV-1043", "INV-1046"]) expect(await openOn(number)).toBe(0);
    expect(await getPaymentOutcome(await viewerOf(ADA), id)).toMatchObject({
      status: "succeeded",
      amount: { minor: 395_050n },
      unapplied: null,
      isPart: false,
      invoices: [
        { number: "INV-1042", amount: { minor: 120_000n } },
        { number: "INV-1043", amount: { minor: 245_050n } },
        { number: "INV-1046", amount: { minor: 30_000n } },
      ],
    });
    const history = await rows("SELECT action FROM audit_event ORDER BY action");
    expect(history.map(({ action }) => action)).toEqual([
      ...["payment.received", "payment.received", "payment.received"],
      ...["payment.started", "payment.started", "payment.started"],
    ]);
  });

  test("[PAY-1, WHY-1] are offered with what each gets, and each other one with its own reason", async () => {
    const asked = ["INV-1044", "INV-1042", "INV-1045", "INV-1047", "INV-1049", "INV-1050", "INV-1043"];
    const { shares, refused, total, pay, limit } = await offerTo(ADA, { invoice: asked });
    expect(shares.map(({ number, amount }) => [number, amount.minor])).toEqual([
      ["INV-1042", 120_000n],
      ["INV-1043", 245_050n],
    ]);
    expect([total?.minor, limit?.minor, pay.allowed]).toEqual([365_050n, 5_000_000n, true]);
    expect(refused.map(({ number, refusal }) => [number, refusal.reason])).toEqual([
      ["INV-1044", "payment.over_limit"],
      ["INV-1045", "payment.paid"],
      ["INV-1047", "payment.disputed"],
      ["INV-1049", "payment.void"],
      ["INV-1050", "payment.terms"],
    ]);
  });

  test("[PAY-1] of other money or another seller entity are for another payment", async () => {
    await freshInvoice("E-1", { like: "INV-1048", currency: "EUR" });
    const { shares, refused } = await offerTo(BEN, { invoice: ["INV-1042", "INV-1048", "E-1"] });
    expect(shares.map(({ number }) => number)).toEqual(["INV-1042"]);
    expect(refused.map(({ refusal, isApart }) => [refusal.reason, isApart])).toEqual([
      ["payment.other_currency", true],
      ["payment.other_currency", true],
    ]);
    expect(await refusalOf(paySet(BEN, ["INV-1042", "INV-1048"]))).toMatchObject({
      reason: "payment.not_in_set",
      refusal: {
        params: { number: "INV-1048" },
        also: [{ reason: "payment.other_currency" }, { reason: "payment.other_seller" }],
      },
    });
    expect(await attempts()).toEqual([]);
  });

  test("[PAY-1] all open ones of a currency: of a bill group, or of all that is seen, the most one payment takes", async () => {
    const group = await row<{ id: string }>("SELECT id FROM bill_group WHERE name = 'Acme US'");
    const { shares, refused, isCut } = await offerTo(BEN, { all: "USD", group: group.id });
    expect(shares.map(({ number }) => number)).toContain("INV-1042");
    expect(refused.map(({ refusal }) => refusal.reason)).toContain("payment.disputed");
    expect(isCut).toBe(false);
    expect((await offerTo(BEN, { all: "JPY" })).shares).toEqual([]);
    for (let at = 0; at < 51; at += 1) await freshInvoice(`N-${at}`, { minor: 1 });
    expect(await offerTo(BEN, { all: "USD" })).toMatchObject({ isCut: true });
  });

  test("[ACC-6] one that is not the person's is not found, with others that are", async () => {
    for (const foreign of ["INV-2001", "INV-9999", "INV-1046"]) {
      expect(await refusalOf(paySet(BEN, ["INV-1042", foreign]))).toMatchObject({ code: "NOT_FOUND" });
      expect(await refusalOf(offerTo(BEN, { invoice: ["INV-1042", foreign] }))).toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await attempts()).toEqual([]);
  });

  test("[A3] by somebody who loses one of the contracts while the press waits is not found", async () => {
    await freshInvoice("SEK-1", { like: "INV-1048" });
    const said = await inTransaction(async (other) => {
      await other.query(
        "DELETE FROM contract_contact USING person, contract WHERE person.id = person_id AND email = $1 AND contract.id = contract_id AND contract.number = 'C-1003'",
        [BEN],
      );
      const paying = outcomeOf(paySet(BEN, ["INV-1048", "SEK-1"]));
      await untilWaiting(1);
      await other.query("COMMIT");
      return paying;
    });
    expect(said).toBe("access.not_found");
  });

  test("[INV-3] above the limit of one payment say by how much", async () => {
    await change("UPDATE seller_currency SET online_limit_minor = 365049 WHERE currency = 'USD'");
    expect(await refusalOf(paySet(BEN, ["INV-1042", "INV-1043"]))).toMatchObject({
      reason: "payment.set_over_limit",
      refusal: { params: { over: { minor: 1n }, limit: { minor: 365_049n } } },
    });
    expect((await offerTo(BEN, { invoice: ["INV-1042", "INV-1043"] })).pay).toMatchObject({
      reason: "payment.set_over_limit",
    });
  });
});

describe("pressed again", () => {
  test("[PAY-7] for the same set it is the same payment, in whatever order", async () => {
    const first = await pressed(BEN, ["INV-1042", "INV-1043"]);
    expect(await pressed(BEN, ["INV-1043", "INV-1042"])).toEqual(first);
    expect(await attempts()).toHaveLength(1);
  });

  test.each([
    [["INV-1042"], "card"],
    [["INV-1042", "INV-1043"], "saved"],
    [["INV-1043", "INV-1042", "INV-1046"], "card"],
  ] as const)(
    "[PAY-7, WHY-1] for %j by %s it leads to one's own unfinished one, to go on with or to call off",
    async (asked, way) => {
      const { id: methodId } = await saveMethod(sandbox, "Acme US");
      const begun = await paySet(ADA, ["INV-1042", "INV-1043"]);
      const { url } = await pressed(ADA, asked, { way: way === "saved" ? methodId : way });
      expect(url).toBe(`/payments/${begun}?other=1`);
      expect(await attempts()).toHaveLength(1);
      const offer = await offerTo(ADA, { invoice: [...asked] });
      expect(offer.ownAttemptId).toBe(begun);
      expect(offer.refused[0]?.refusal.reason).toBe("payment.own_under_way");
    },
  );

  test("[PAY-7, WHY-1] by somebody else for a set that overlaps says which invoice, and who is paying it", async () => {
    await paySet(ADA, ["INV-1042", "INV-1046"]);
    expect(await refusalOf(paySet(BEN, ["INV-1042", "INV-1043"]))).toMatchObject({
      reason: "payment.not_in_set",
      refusal: {
        params: { number: "INV-1042" },
        also: [{ reason: "payment.under_way_by", params: { by: "Ada Byron" } }],
      },
    });
    expect(await openOn("INV-1043")).toBe(245_050);
    await paySet(BEN, ["INV-1043"]);
  });

  test("[PAY-7] is gone on with from where it was left, by its payer only", async () => {
    const ctx = await ctxOf(BEN, "payments.pay");
    const id = await startAttempt(ctx, { shares: wanting("INV-1042"), way: { kind: "page", means: "card" } });
    const { url } = await resumePayment(ctx, { attempt: id });
    expect(url).toBe(await openCheckout(id));
    expect(await refusalOf(resumePayment(await ctxOf(ADA, "payments.pay"), { attempt: id }))).toMatchObject({
      reason: "payment.not_yours",
    });
    expect(await refusalOf(resumePayment(await ctxOf(CORA, "payments.pay"), { attempt: id }))).toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("a part", () => {
  const part = () => change("UPDATE seller_currency SET part_payment_from_minor = 10000 WHERE currency = 'USD'");

  test("[PAY-2] is paid, and then the rest; nothing is ever paid twice", async () => {
    await part();
    const first = await paySet(BEN, ["INV-1042=1,150.00", "INV-1043"]);
    await sandbox.control.pay(await sessionOf(first), { card: GOOD });
    await settleAttempt(first);
    expect([await openOn("INV-1042"), await openOn("INV-1043")]).toEqual([5_000, 0]);
    expect(await refusalOf(paySet(BEN, ["INV-1042=20"]))).toMatchObject({
      code: "INVALID",
      reason: "payment.amount_rest",
    });
    const second = await paySet(BEN, ["INV-1042"]);
    await sandbox.control.pay(await sessionOf(second), { card: GOOD });
    await settleAttempt(second);
    expect(await paidOn("INV-1042")).toEqual([5_000, 115_000]);
    expect((await sandbox.control.charges()).amount).toBe(365_050);
  });

  test("[PAY-2, M2, ANY-4] is held against what is open by then, and refused beside its field", async () => {
    await part();
    const asked = pressed(BEN, ["INV-1043", "INV-1042"], { amounts: ["9999999999999999999", "-1"] });
    await expect(asked).rejects.toMatchObject({
      code: "INVALID",
      fields: { "amount.0": { reason: "payment.amount_over" }, "amount.1": { reason: "payment.amount_not_positive" } },
    });
    await change("UPDATE seller_currency SET part_payment_from_minor = NULL");
    expect(await refusalOf(paySet(BEN, ["INV-1042=500"]))).toMatchObject({ reason: "payment.amount_whole" });
    expect(await attempts()).toEqual([]);
  });

  test("[INV-3, PAY-2] within the limit is paid of an invoice above it, which among others is for a payment of its own", async () => {
    await part();
    const { pay, shares, limit } = await offerTo(ADA, { invoice: ["INV-1044"] });
    expect([shares[0]?.partFrom?.minor, limit?.minor]).toEqual([10_000n, 5_000_000n]);
    expect(pay).toMatchObject({
      reason: "payment.over_limit_in_parts",
      ask: { email: "carl.collector@fjord.example" },
    });
    expect(await refusalOf(paySet(ADA, ["INV-1044"]))).toMatchObject({ reason: "payment.over_limit_in_parts" });
    const several = await offerTo(ADA, { invoice: ["INV-1044", "INV-1042"] });
    expect(several.shares.map(({ number }) => number)).toEqual(["INV-1042"]);
    expect(several.refused).toMatchObject([
      { number: "INV-1044", isApart: true, refusal: { reason: "payment.over_limit_in_parts" } },
    ]);
    expect(await refusalOf(paySet(ADA, ["INV-1044=49,000.00", "INV-1042"]))).toMatchObject({
      reason: "payment.set_over_limit",
    });
    const first = await paySet(ADA, ["INV-1044=50,000.00"]);
    await sandbox.control.pay(await sessionOf(first), { card: GOOD });
    await settleAttempt(first);
    expect(await openOn("INV-1044")).toBe(2_500_000);
    await paySet(ADA, ["INV-1044"]);
  });

  test("[INV-3, PAY-2] leaves nothing that the provider does not take, and is none itself", async () => {
    await change("UPDATE seller_currency SET part_payment_from_minor = 10 WHERE currency = 'USD'");
    await expect(paySet(BEN, ["INV-1042=1,199.51"])).rejects.toMatchObject({
      ...{ code: "INVALID", fields: { "amount.0": { reason: "payment.amount_leaves" } } },
    });
    await expect(paySet(BEN, ["INV-1042=0.49"])).rejects.toMatchObject({
      fields: { "amount.0": { reason: "payment.amount_under", params: { from: { minor: 50n } } } },
    });
    for (const number of ["S-1", "S-2"]) await freshInvoice(number, { minor: 30 });
    expect(await refusalOf(paySet(BEN, ["S-1"]))).toMatchObject({
      ...{ code: "RULE", reason: "payment.under_least", refusal: { ask: { email: "carl.collector@fjord.example" } } },
    });
    expect((await offerTo(BEN, { invoice: ["S-1"] })).pay).toMatchObject({ reason: "payment.under_least" });
    expect(await attempts()).toEqual([]);
    await paySet(BEN, ["S-1", "S-2"]); // one payment of 0.60
  });

  test("[PAY-2] only to see the total begins nothing", async () => {
    await part();
    expect(await pressed(BEN, ["INV-1042", "INV-1043"], { amounts: ["200", "300,5"], way: "update" })).toEqual({
      url: "/pay?invoice=INV-1042&amount=200&invoice=INV-1043&amount=300%2C5",
    });
    expect((await offerTo(BEN, { invoice: ["INV-1042", "INV-1043"], amount: ["200", "300.5"] })).total?.minor).toBe(
      50_050n,
    );
    expect(await attempts()).toEqual([]);
  });

  test("[PAY-2, PAY-3] Pay Now is one press where there is nothing to choose, else the page that asks", async () => {
    const now = async (email: string, reference: string) => payNow(await ctxOf(email, "payments.pay"), { reference });
    expect((await now(BEN, "INV-1042")).url).toContain(sandbox.url);
    expect(await now(BEN, "INV-1048")).toEqual({ url: "/pay?invoice=INV-1048" }); // a part may be paid of it
    await part();
    expect(await now(BEN, "INV-1043")).toEqual({ url: "/pay?invoice=INV-1043" });
    expect(await now(ADA, "INV-1044")).toEqual({ url: "/pay?invoice=INV-1044" }); // above the limit: in parts
    await change("UPDATE seller_currency SET part_payment_from_minor = NULL");
    expect(await refusalOf(now(ADA, "INV-1044"))).toMatchObject({ reason: "payment.over_limit" });
  });
});

describe("a saved method", () => {
  test("[PAY-3] pays a set of its bill group by one press", async () => {
    const { id } = await saveMethod(sandbox, "Acme US");
    const { url } = await pressed(ADA, ["INV-1042", "INV-1043"], { way: id });
    expect(url).toBe(`/payments/${(await attempts())[0]?.id}`);
    expect([await paidOn("INV-1042"), await paidOn("INV-1043")]).toEqual([[120_000], [245_050]]);
  });

  test("[PAY-3, WHY-1] pays for no set of several bill groups, and the page says so", async () => {
    await change(
      `UPDATE bill_group SET seller_entity_id = (SELECT seller_entity_id FROM bill_group WHERE name = 'Acme US') WHERE name = 'Acme EMEA'`,
    );
    const { id } = await saveMethod(sandbox, "Acme US");
    await freshInvoice("G-1");
    await freshInvoice("G-2");
    await rows(
      `ALTER TABLE invoice DISABLE TRIGGER USER;
       UPDATE invoice SET bill_group_id = (SELECT id FROM bill_group WHERE name = 'Acme EMEA') WHERE number = 'G-2';
       ALTER TABLE invoice ENABLE TRIGGER USER`,
    );
    await mayManageBilling(BEN, "Acme US");
    const offer = await offerTo(BEN, { invoice: ["G-1", "G-2"] });
    expect([offer.methods, offer.savedRefusal?.reason, offer.pay.allowed]).toEqual([
      [],
      "payment.saved_several_groups",
      true,
    ]);
    expect(await refusalOf(pressed(BEN, ["G-1", "G-2"], { way: id }))).toMatchObject({
      reason: "payment.saved_several_groups",
    });
    await paySet(BEN, ["G-1", "G-2"]);
  });
});

describe("whatever the code does", () => {
  const attempt = (currency: string, minor: number, ...shares: [string, number][]) =>
    rows(
      `WITH made AS (
         INSERT INTO payment_attempt (id, account_id, currency, amount_minor, payer_person_id, payer_locale, created_at, expires_at)
         SELECT gen_random_uuid(), account_id, '${currency}', ${minor}, person.id, 'en', now(), now() FROM invoice, person
         WHERE number = 'INV-1042' AND email = '${BEN}' RETURNING id)
       INSERT INTO payment_attempt_invoice
       SELECT made.id, account_id, contract_id, invoice.id, share.minor, true
       FROM made, invoice JOIN (VALUES ${shares.map(([number, of]) => `('${number}', ${of})`).join()}) share (number, minor)
         ON share.number = invoice.number`,
    );

  test("[M2] an attempt takes what its invoices get, no more than is open, of one currency and one seller entity", async () => {
    await freshInvoice("EUR-1", { like: "INV-1048", currency: "EUR" });
    await freshInvoice("USD-1", { like: "INV-1048", currency: "USD" });
    for (const wrong of [
      () => attempt("USD", 2, ["INV-1042", 1]),
      () => attempt("USD", 1, ["INV-1042", 1], ["INV-1043", 1]),
      () => attempt("USD", 2, ["INV-1042", 1], ["EUR-1", 1]),
      () => attempt("USD", 2, ["INV-1042", 1], ["USD-1", 1]),
      () => attempt("EUR", 1, ["INV-1042", 1]),
    ])
      await expect(wrong()).rejects.toThrow("an attempt takes what its invoices get");
    await expect(attempt("USD", 120_001, ["INV-1042", 120_001])).rejects.toThrow("what is open at most");
    await attempt("USD", 3, ["INV-1042", 1], ["INV-1043", 2]);
  });

  test("[PAY-7] one's own payment in the way is an answer of the domain's, with which it is", async () => {
    const begun = await paySet(BEN, ["INV-1042"]);
    const again = paySet(BEN, ["INV-1042", "INV-1043"]);
    await expect(again).rejects.toBeInstanceOf(OwnPaymentInTheWay);
    await expect(again).rejects.toMatchObject({ attemptId: begun, reason: "payment.own_under_way" });
  });
});
