import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { viewerDb } from "@/lib/platform/db";
import { change, row, rows } from "../setup/admin";
import { endIn, freshDemo } from "../setup/demo";
import { queuedMails } from "../setup/jobs";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";
import { ADA, BEN, DAN, FAY, HAL, INA, quoteOf, REGION, SEAT, STORAGE, SUPPORT, selection } from "./buying";

beforeEach(freshDemo);

/** Those of this test; the demo world has its own. */
const quotes = () => rows("SELECT number FROM quote WHERE created_at >= '2027-03-10T20:00:00Z'");
const choiceOf = async (email: string, group: string, quantities: Record<string, string>, name: string) =>
  (await selection(email, group, quantities, true)).products.find((product) => product.name === name);

describe("product selection", () => {
  test("[QUO-5] shows what is owned, with how much, and all that the price book allows when asked", async () => {
    const owned = await selection(FAY, "Dune");
    expect(owned.contract).toEqual({ number: "C-4001", endsOn: "2027-08-07" });
    expect(owned.products.map(({ name, owned: units }) => [name, units])).toEqual([
      ["Analytics Add-on", [{ edition: null, quantity: 10 }]],
      [SEAT, [{ edition: "Standard", quantity: 10 }]],
    ]);
    const all = await selection(FAY, "Dune", {}, true);
    expect(all.products.map(({ name }) => name)).toEqual([
      ...["Analytics Add-on", SEAT, "Audit Log Archive", STORAGE, "Guided Onboarding", SUPPORT, REGION],
    ]);
  });

  test("[QUO-6] has no price until a quantity is entered, and then of that product only", async () => {
    const none = await selection(FAY, "Dune", {}, true);
    expect(none.totals).toBeNull();
    expect(none.products.filter(({ price }) => price !== null)).toEqual([]);
    const one = await selection(FAY, "Dune", { [SEAT]: "5" }, true);
    expect(one.products.filter(({ price }) => price !== null).map(({ name }) => name)).toEqual([SEAT]);
  });

  test("[QUO-6] prices a quantity by its own tier, whatever is owned, by the days left", async () => {
    const { products, totals } = await selection(FAY, "Dune", { [SEAT]: "5" });
    // 5 × 40.00 × 12 × 151 ÷ 365 = 992.8767; the ten that are owned do not make it 36.00
    const usd = (minor: bigint) => ({ minor, currency: "USD" });
    expect(products.find(({ name }) => name === SEAT)?.price).toMatchObject({
      ...{ monthly: usd(4_000n), amount: usd(99_288n), tier: { from: 1, to: 9 } },
    });
    expect(totals).toMatchObject({
      ...{ net: usd(99_288n), tax: usd(0n), total: usd(99_288n), taxRate: null },
      proration: { from: "2027-03-10", to: "2027-08-07", days: 151, termDays: 365 },
    });
  });

  test("[QUO-6] takes the contract's own book and discounts, and its tax", async () => {
    await change(
      `INSERT INTO contract_discount SELECT gen_random_uuid(), account_id, id, NULL, 1500, '2027-01-01', NULL
       FROM contract WHERE number = 'C-5001'`,
    );
    const { products, totals } = await selection(INA, "Elm", { [STORAGE]: "2" });
    expect(products.find(({ name }) => name === STORAGE)?.price).toMatchObject({
      ...{ list: { minor: 25_000n, currency: "SEK" }, monthly: { minor: 21_250n }, discountPoints: 1500 },
      // 2 × 212.50 × 12 × 31 ÷ 365 = 433.1507
      amount: { minor: 43_315n },
    });
    expect(totals).toMatchObject({ tax: { minor: 10_829n }, total: { minor: 54_144n }, taxRate: "25" });
    await change(
      `WITH book AS (INSERT INTO price_book SELECT gen_random_uuid(), seller_entity_id, 'own', 'SEK', '2027-03-10', '2027-03-11', false, 25
         FROM price_book WHERE currency = 'SEK' RETURNING id),
       entry AS (INSERT INTO price_book_entry SELECT gen_random_uuid(), book.id, product.id, 'per_unit', 100, NULL, NULL, false
         FROM book, product WHERE product.name = $1)
       UPDATE contract SET price_book_id = book.id FROM book WHERE number = 'C-5001'`,
      [STORAGE],
    );
    const own = await selection(INA, "Elm", { [STORAGE]: "2" }, true);
    expect(own.products.map(({ name, price }) => [name, price?.list.minor])).toEqual([[STORAGE, 100n]]);
    await change("UPDATE price_book SET valid_from = '2027-03-11' WHERE name = 'own'");
    expect((await selection(INA, "Elm")).adding).toMatchObject({ reason: "catalog.no_price_book" });
  });

  test("[QUO-6, ANY-4] what is no quantity is answered beside its field, kept, and the others are priced", async () => {
    for (const [typed, reason] of [
      ["0", "catalog.quantity_zero"],
      ["1.5", "catalog.quantity_fraction"],
      ["99999999999999999999", "catalog.quantity_huge"],
    ] as const) {
      const found = await selection(FAY, "Dune", { [SEAT]: typed, [STORAGE]: "1" });
      const seat = found.products.find(({ name }) => name === SEAT);
      expect(seat).toMatchObject({ typed, problem: { reason }, price: null });
      expect(found.products.find(({ name }) => name === STORAGE)?.price).not.toBeNull();
      expect(found.hasProblems).toBe(true);
      expect(await outcomeOf(quoteOf(FAY, "Dune", { [SEAT]: typed, [STORAGE]: "1" }))).toBe(reason);
    }
  });

  test("[QUO-6] not above the most that can be had, owned ones counted; and no share of nothing", async () => {
    const many = await choiceOf(FAY, "Dune", { "Guided Onboarding": "2" }, "Guided Onboarding");
    expect(many?.problem).toMatchObject({ reason: "catalog.too_many", params: { most: 1, owned: 0 } });
    const alone = await choiceOf(FAY, "Dune", { [SUPPORT]: "1" }, SUPPORT);
    expect(alone?.problem).toMatchObject({ reason: "catalog.share_alone" });
    await change("UPDATE price_book_entry SET most_quantity = 10 WHERE kind = 'tiered'");
    expect((await choiceOf(FAY, "Dune", {}, SEAT))?.more).toMatchObject({ reason: "catalog.has_most" });
  });
});

describe("who adds products, and to what", () => {
  test.each([
    [HAL, "Dune", "catalog.manage_billing_only", FAY],
    [DAN, "Birch", "catalog.suspended", "carl.collector@fjord.example"],
    [ADA, "Acme US", "catalog.several_contracts", "anna.ae@fjord.example"],
  ])(
    "[QUO-7, QUO-9, WHY-1] %s in %s: %s, said by page and command, with whom to ask",
    async (who, group, reason, ask) => {
      expect((await selection(who, group)).adding).toMatchObject({ allowed: false, reason, ask: { email: ask } });
      expect(await refusalOf(quoteOf(who, group, { [SEAT]: "1" }))).toMatchObject({ code: "RULE", reason });
      expect(await quotes()).toEqual([]);
    },
  );

  test("[PAY-8, WHY-1] suspended for another reason than debt: until the seller lifts it, with customer service to ask", async () => {
    await change("UPDATE account SET suspension_reason = 'other' WHERE name = 'Birch Foods'");
    const { email } = await row<{ email: string }>(
      `SELECT customer_service_email AS email FROM seller_entity seller
       JOIN bill_group ON seller.id = seller_entity_id WHERE bill_group.name = 'Birch'`,
    );
    const refusal = { reason: "catalog.suspended_other", ask: { email } };
    expect((await selection(DAN, "Birch")).adding).toMatchObject({ allowed: false, ...refusal });
    expect(await refusalOf(quoteOf(DAN, "Birch", { [SEAT]: "1" }))).toMatchObject({
      ...{ code: "RULE", reason: refusal.reason, refusal: { ask: { email } } },
    });
  });

  test("[QUO-7] counts contracts that the viewer does not see, in any bill group, until they end", async () => {
    await change(
      `INSERT INTO bill_group (id, account_id, seller_entity_id, name, frequency, billing_anchor_on, access_rules_on)
         SELECT gen_random_uuid(), account_id, seller_entity_id, 'Elm two', 'monthly', billing_anchor_on, false
         FROM bill_group WHERE name = 'Elm'`,
    );
    await change(
      `INSERT INTO contract (id, account_id, bill_group_id, number, starts_on, ends_on, auto_renew, paid_by, value_minor, currency)
         SELECT gen_random_uuid(), account_id, id, 'C-5002', '2027-01-01', '2027-03-10', false, 'invoice', 1, 'SEK'
         FROM bill_group WHERE name = 'Elm two'`,
    );
    expect((await selection(INA, "Elm")).adding).toMatchObject({ reason: "catalog.several_contracts" });
    await change("UPDATE contract SET ends_on = '2027-03-09' WHERE number = 'C-5002'");
    expect((await selection(INA, "Elm")).adding).toEqual({ allowed: true });
    await endIn("C-5001", -1);
    expect((await selection(INA, "Elm")).adding).toMatchObject({ reason: "catalog.no_active_contract" });
  });

  test("[ACC-6] somebody else's bill group is not found", async () => {
    expect(await outcomeOf(selection(BEN, "Dune"))).toBe("access.not_found");
    expect(await outcomeOf(quoteOf(BEN, "Dune", { [SEAT]: "1" }))).toBe("access.not_found");
  });
});

describe("a quote of one's own", () => {
  test("[QUO-5] is published at once, with prices worked out here, two weeks long, and stands in History", async () => {
    const { number } = await quoteOf(FAY, "Dune", { [SEAT]: "5", [SUPPORT]: "1", [REGION]: "1" });
    expect(
      await row(
        "SELECT status::text, origin::text, title, expires_on::text, starts_on::text, ends_on::text, currency, net_minor, total_minor FROM quote WHERE number = $1",
        [number],
      ),
    ).toEqual({
      ...{ status: "published", origin: "customer", title: "Added products", expires_on: "2027-03-24" },
      ...{ starts_on: "2027-03-10", ends_on: "2027-08-07", currency: "USD" },
      // 992.88 and 20 % of it
      ...{ net_minor: "119146", total_minor: "119146" },
    });
    expect(
      await rows(
        "SELECT description, quantity, list_minor, amount_minor FROM quote_line JOIN quote ON quote.id = quote_id WHERE number = $1 ORDER BY rank",
        [number],
      ),
    ).toEqual([
      { description: SEAT, quantity: 5, list_minor: "4000", amount_minor: "99288" },
      { description: SUPPORT, quantity: 1, list_minor: "4000", amount_minor: "19858" },
    ]);
    expect(await rows("SELECT action, actor_email FROM audit_event")).toEqual([
      { action: "quote.created", actor_email: FAY },
    ]);
  });

  test("[QUO-5] ends no later than the contract", async () => {
    await endIn("C-4001", 3);
    const { number } = await quoteOf(FAY, "Dune", { [SEAT]: "5" });
    expect(await row("SELECT expires_on::text FROM quote WHERE number = $1", [number])).toEqual({
      expires_on: "2027-03-13",
    });
  });

  test("[QUO-5] pressed ten times at once is one; with other quantities it is another", async () => {
    const key = randomUUID();
    const made = await Promise.all(Array.from({ length: 10 }, () => quoteOf(FAY, "Dune", { [SEAT]: "5" }, key)));
    expect(new Set(made.map(({ number }) => number)).size).toBe(1);
    expect(await quotes()).toHaveLength(1);
    await quoteOf(FAY, "Dune", { [SEAT]: "6" }, key);
    expect(await quotes()).toHaveLength(2);
  });

  test("[QUO-5] of nothing, of what needs approval alone, and of what is not sold there is none", async () => {
    expect(await outcomeOf(quoteOf(FAY, "Dune", {}))).toBe("catalog.nothing_picked");
    expect(await outcomeOf(quoteOf(FAY, "Dune", { [REGION]: "1" }))).toBe("catalog.only_approval");
    await change("DELETE FROM price_book_entry USING product WHERE product.id = product_id AND product.name = $1", [
      STORAGE,
    ]);
    expect(await outcomeOf(quoteOf(FAY, "Dune", { [STORAGE]: "1", [SEAT]: "1" }))).toBe("catalog.not_sold");
    expect(await quotes()).toEqual([]);
  });

  test("[S6] so many a day and no more", async () => {
    const { personId } = await viewerOf(FAY);
    await change("INSERT INTO rate_limit VALUES ($1, 30, $2)", [`asked_to_buy:${personId}`, Date.now() + 3_600_000]);
    expect(await refusalOf(quoteOf(FAY, "Dune", { [SEAT]: "31" }))).toMatchObject({
      ...{ code: "TOO_MANY", reason: "catalog.asked_too_often", refusal: { params: { hours: 1 } } },
    });
    expect(await quotes()).toEqual([]);
  });

  test("[A2] the database lets nobody write a quote of their own, nor a price", async () => {
    const fay = await viewerOf(FAY);
    const writes = [
      "INSERT INTO quote SELECT * FROM quote LIMIT 1",
      "UPDATE quote SET total_minor = 1",
      "UPDATE price_tier SET monthly_minor = 1",
      "UPDATE price_book_entry SET monthly_minor = 1",
      "INSERT INTO contract_discount SELECT * FROM contract_discount",
    ];
    for (const write of writes)
      await expect(viewerDb(fay, (tx) => tx.$executeRawUnsafe(write))).rejects.toThrow(/permission denied/);
  });
});

test("[QUO-5] the account executive is told by mail who made it, of what, and where it stands", async () => {
  const { number } = await quoteOf(FAY, "Dune", { [SEAT]: "5" });
  const [mail] = await queuedMails();
  expect(mail).toMatchObject({ to: "anna.ae@fjord.example", subject: `Dune Analytics made quote ${number}` });
  expect(mail?.text).toContain(`/desk/quotes/${number}`);
  expect(mail?.text).toContain("Cloud Seat × 5");
});
