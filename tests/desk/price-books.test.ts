import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { addBook } from "@/lib/desk/price-books/commands/add-book";
import { changeBook } from "@/lib/desk/price-books/commands/change-book";
import { dropProduct, setPrice } from "@/lib/desk/price-books/commands/set-price";
import { getPriceBook, getPriceForm, listPriceBooks, listSources } from "@/lib/desk/price-books/queries";
import { addBookInput, changeBookInput, dropProductInput, setPriceInput } from "@/lib/desk/price-books/schema";
import { today } from "@/lib/platform/clock";
import { addDays } from "@/lib/platform/dates";
import { systemDb } from "@/lib/platform/db";
import { changeDraft } from "@/lib/quotes/drafting/commands/change-draft";
import { writeDraft } from "@/lib/quotes/drafting/commands/write-draft";
import { changeDraftInput, writeDraftInput } from "@/lib/quotes/drafting/schema";
import { publishQuote } from "@/lib/quotes/publishing/commands";
import { getQuote } from "@/lib/quotes/queries";
import { FAY } from "../quotes/quotes";
import { dump, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";
import { ADMIN, ANNA, deskCtx, staffOf } from "./desk";

beforeEach(freshDemo);

const NOWHERE = "ffffffff-ffff-4fff-8fff-ffffffffffff";
const at = async (email = ADMIN) => deskCtx(await staffOf(email), "prices.manage");
const inDays = async (days: number) => addDays(await systemDb((tx) => today(tx, "America/Los_Angeles")), days);
const bookId = async (name = "Standard prices, USD") =>
  (await row<{ id: string }>("SELECT id FROM price_book WHERE name = $1", [name])).id;
const productId = async (name: string) =>
  (await row<{ id: string }>("SELECT id FROM product WHERE name = $1", [name])).id;
const book = async (name?: string) => getPriceBook(await staffOf(ADMIN), await bookId(name));

/** Says a product's price, as the form would just after it was opened. */
async function price(product: string, fields: object, name?: string) {
  const { id, version } = await book(name);
  const input = { book: id, product: await productId(product), version: String(version), ...fields };
  return setPrice(await at(), setPriceInput.parse(input));
}
const SEATS = { kind: "tiered", from1: "1", price1: "50.00", from2: "20", price2: "45.00" };
const add = async (fields: { source?: string; name?: string; validFrom?: string } = {}) =>
  addBook(
    await at(),
    addBookInput.parse({
      ...{ name: "Spring", validFrom: await inDays(30), ...fields },
      source: fields.source ?? `book:${await bookId()}`,
    }),
  );
async function settings(fields: object = {}, name?: string) {
  const { id, version, ...saved } = await book(name);
  const input = {
    book: id,
    version: String(version),
    name: saved.name,
    validTo: "",
    taxRate: saved.taxRate ?? "",
    ...fields,
  };
  return changeBook(await at(), changeBookInput.parse(input));
}

/** Ten seats for C-4001. */
async function draftOf(quote?: { number: string; version: number }) {
  const ctx = deskCtx(await staffOf(ANNA), "quotes.write");
  const fields = {
    ...{ key: randomUUID(), title: "Ten seats", message: "", terms: "" },
    ...{ startsOn: await inDays(0), expiresOn: await inDays(30) },
    contract: (await row<{ id: string }>("SELECT id FROM contract WHERE number = 'C-4001'")).id,
    [`q-${await productId("Cloud Seat")}`]: "10",
  };
  if (!quote) return (await writeDraft(ctx, writeDraftInput.parse(fields))).number;
  const { number, version } = quote;
  await changeDraft(ctx, changeDraftInput.parse({ ...fields, quote: number, version: String(version) }));
  return number;
}
const seatPrice = async (number: string) =>
  (
    await row<{ list: string }>(
      "SELECT list_minor::text AS list FROM quote_line JOIN quote ON quote.id = quote_id WHERE number = $1",
      [number],
    )
  ).list;

describe("a price", () => {
  test("[DSK-4, QUO-6] that changes holds at once; what is published keeps its own, a draft until it is saved", async () => {
    const [published, draft] = [await draftOf(), await draftOf()];
    await publishQuote(deskCtx(await staffOf(ANNA), "quotes.write"), published);
    const fay = await viewerOf(FAY);
    const [quote, kept] = [
      await getQuote(fay, published),
      await dump("quote", "quote_line", "invoice", "subscription"),
    ];
    await price("Cloud Seat", SEATS);
    expect(await dump("quote", "quote_line", "invoice", "subscription")).toBe(kept);
    expect(await getQuote(fay, published)).toEqual(quote);
    expect(await seatPrice(await draftOf())).toBe("5000");
    expect(await seatPrice(draft)).toBe("3600");
    await draftOf({ number: draft, version: 1 });
    expect(await seatPrice(draft)).toBe("5000");
    expect(await rows("SELECT before, after FROM audit_event WHERE action = 'price_book.price_changed'")).toEqual([
      {
        before: { book: "Standard prices, USD", product: "Cloud Seat", price: "1: 40.00, 10: 36.00, 50: 30.00 USD" },
        after: { book: "Standard prices, USD", product: "Cloud Seat", price: "1: 50.00, 20: 45.00 USD" },
      },
    ]);
  });

  test("[DSK-4] may change its kind, and comes to a product that the book did not have; taken out it is gone", async () => {
    await price("Cloud Seat", { kind: "flat", price: "99", most: "3", needsApproval: "on" });
    const seat = (await book()).entries.find(({ name }) => name === "Cloud Seat");
    expect(seat).toMatchObject({ kind: "flat", monthlyMinor: 9_900n, tiers: [], mostQuantity: 3, needsApproval: true });
    const { id, version } = await book();
    const drop = dropProductInput.parse({ book: id, product: seat?.productId, version: String(version) });
    await dropProduct(await at(), drop);
    const form = await getPriceForm(await staffOf(ADMIN), id, seat?.productId ?? "");
    expect([form.saved, form.others.map(({ name }) => name)]).toEqual([null, ["Cloud Seat"]]);
    await price("Cloud Seat", SEATS);
    expect((await book()).entries).toHaveLength(7);
    expect(await rows("SELECT FROM audit_event WHERE action = 'price_book.product_removed'")).toHaveLength(1);
    expect(await outcomeOf(dropProduct(await at(), { ...drop, product: NOWHERE, version: version + 2 }))).toBe(
      "access.not_found",
    );
  });

  test("[ANY-4] with faults changes nothing, and says all of them at once", async () => {
    const before = await dump("price_book", "price_book_entry", "price_tier", "audit_event");
    await expect(price("Cloud Seat", { kind: "tiered", from1: "x", price1: "y" })).rejects.toMatchObject({
      ...{ code: "INVALID", fields: { from1: {}, price1: {} } },
    });
    expect(await dump("price_book", "price_book_entry", "price_tier", "audit_event")).toBe(before);
  });

  test("[CON-5] of two who save at once the second is shown what the first saved", async () => {
    const { id, version } = await book();
    const product = await productId("Cloud Seat");
    const inputs = ["1", "2"].map((amount) =>
      setPriceInput.parse({ book: id, product, version: String(version), kind: "per_unit", price: amount }),
    );
    const ctx = await at();
    const outcomes = await Promise.allSettled(inputs.map((input) => setPrice(ctx, input)));
    const [lost] = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect(lost?.reason).toMatchObject({ reason: "prices.changed_meanwhile", current: { version: "2" } });
  });
});

describe("a price book", () => {
  test("[DSK-4] that is added is a draft until its day, with the prices it was copied from, and then goes first", async () => {
    const id = await add();
    const [first, second] = [await book(), await book("Spring")];
    expect(second).toMatchObject({ isStandard: true, currency: "USD", hasBegun: false, change: { allowed: true } });
    expect(second.entries).toEqual(first.entries);
    await price("Cloud Seat", SEATS, "Spring");
    expect(await seatPrice(await draftOf())).toBe("3600");
    const holds = (day: string) =>
      row<{ id: string }>(
        "SELECT portal.price_book_of((SELECT id FROM contract WHERE number = 'C-4001'), $1::date) AS id",
        [day],
      );
    expect((await holds(await inDays(29))).id).toBe(first.id);
    expect((await holds(await inDays(30))).id).toBe(id);
    expect(
      await rows("SELECT after ->> 'copied' AS copied FROM audit_event WHERE action = 'price_book.added'"),
    ).toEqual([{ copied: "Standard prices, USD" }]);
  });

  test("[DSK-4] may begin empty; not in the past, not under a name that is taken, not of what is not there", async () => {
    const { sellers } = await listSources(await staffOf(ADMIN));
    const [seller] = sellers;
    await add({ source: `empty:${seller?.id}:${seller?.currency}`, name: "Empty" });
    expect((await book("Empty")).entries).toEqual([]);
    expect(await outcomeOf(add({ validFrom: await inDays(-1) }))).toBe("prices.begins_in_past");
    expect(await outcomeOf(add({ name: "Standard prices, USD" }))).toBe("prices.name_taken");
    expect(await outcomeOf(add({ source: `book:${NOWHERE}` }))).toBe("access.not_found");
    expect(await outcomeOf(add({ source: `empty:${seller?.id}:XXX` }))).toBe("access.not_found");
  });

  test("[DSK-4] changes its name, tax and last day; its first day only before it has begun", async () => {
    await settings({ name: "Prices until summer", taxRate: "8,5", validTo: await inDays(90) });
    expect(await book("Prices until summer")).toMatchObject({ taxRate: "8.5", validTo: await inDays(90) });
    expect(await outcomeOf(settings({ validFrom: await inDays(1) }, "Prices until summer"))).toBe(
      "prices.tax_malformed",
    );
    await expect(settings({ validFrom: await inDays(1) }, "Prices until summer")).rejects.toMatchObject({
      fields: { validFrom: { reason: "prices.begun" } },
    });
    await expect(settings({ taxRate: "x", validTo: await inDays(-1) }, "Prices until summer")).rejects.toMatchObject({
      fields: { taxRate: { reason: "prices.tax_malformed" }, validTo: { reason: "prices.ends_too_early" } },
    });
    await add({ source: `book:${await bookId("Prices until summer")}` });
    await settings({ validFrom: await inDays(60) }, "Spring");
    expect(await book("Spring")).toMatchObject({ validFrom: await inDays(60) });
    expect(await outcomeOf(settings({ name: "Prices until summer", validFrom: await inDays(60) }, "Spring"))).toBe(
      "prices.name_taken",
    );
    const [event] = await rows<{ after: object }>("SELECT after FROM audit_event WHERE action = 'price_book.changed'");
    expect(event?.after).toMatchObject({ name: "Prices until summer", taxRate: "8.5" });
  });

  test("[DSK-4] that has ended stays as it is", async () => {
    await rows("UPDATE price_book SET valid_to = valid_from WHERE name = 'Standard prices, USD'");
    expect((await book()).change).toMatchObject({ reason: "prices.ended" });
    expect(await outcomeOf(settings())).toBe("prices.ended");
    expect(await outcomeOf(price("Cloud Seat", SEATS))).toBe("prices.ended");
  });

  test("[DSK] is the admin's to change: an account executive reads it", async () => {
    const anna = await staffOf(ANNA);
    expect((await listPriceBooks(anna)).mayAdd).toBe(false);
    expect((await getPriceBook(anna, await bookId())).change).toBeNull();
  });
});
