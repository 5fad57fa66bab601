import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { getPriceBook, listPriceBooks } from "@/lib/desk/price-books/queries";
import { listDeskQuotes } from "@/lib/desk/quote-list/queries";
import { listTargets } from "@/lib/desk/quote-targets/queries";
import { getDeskQuote } from "@/lib/desk/quotes/queries";
import { deskQuoteSearch } from "@/lib/desk/quotes/schema";
import { today } from "@/lib/platform/clock";
import { addDays, addMonths, type PlainDate } from "@/lib/platform/dates";
import { systemDb } from "@/lib/platform/db";
import type { DeskCtx } from "@/lib/platform/viewer";
import { changeDraft, deleteDraft } from "@/lib/quotes/drafting/commands/change-draft";
import { copyQuote } from "@/lib/quotes/drafting/commands/copy-quote";
import { writeDraft } from "@/lib/quotes/drafting/commands/write-draft";
import { getDraft, getNewDraft, getQuoteCopy } from "@/lib/quotes/drafting/queries";
import { changeDraftInput, writeDraftInput } from "@/lib/quotes/drafting/schema";
import { publishQuote, withdrawQuote } from "@/lib/quotes/publishing/commands";
import { getQuote } from "@/lib/quotes/queries";
import { ADMIN, ANNA, deskCtx, staffOf } from "../desk/desk";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedMails } from "../setup/jobs";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";
import { accept, FAY, quoteFor } from "./quotes";

beforeEach(freshDemo);

const at = async (email = ANNA): Promise<DeskCtx> => deskCtx(await staffOf(email), "quotes.write");
const idOf = async (table: "contract" | "product" | "bill_group", name: string) =>
  (await row<{ id: string }>(`SELECT id FROM ${table} WHERE ${table === "contract" ? "number" : "name"} = $1`, [name]))
    .id;
const seats = async () => `q-${await idOf("product", "Cloud Seat")}`;
const inDays = async (days: number): Promise<PlainDate> =>
  addDays(await systemDb((tx) => today(tx, "America/Los_Angeles")), days);

interface Typed {
  contract?: string;
  key?: string;
  [field: string]: string | undefined;
}

async function typed({ contract = "C-4001", ...rest }: Typed = {}) {
  return {
    ...{
      key: randomUUID(),
      contract: await idOf("contract", contract),
      title: "Ten seats",
      message: "",
      terms: "Net 30.",
    },
    ...{ startsOn: await inDays(0), expiresOn: await inDays(30), [await seats()]: "10", ...rest },
  };
}

const write = async (fields: Typed = {}, email = ANNA) =>
  (await writeDraft(await at(email), writeDraftInput.parse(await typed(fields)))).number;
const save = async (quote: string, version: number, fields: Typed = {}, email = ANNA) =>
  changeDraft(await at(email), changeDraftInput.parse({ ...(await typed(fields)), quote, version: String(version) }));
const notAnnas = () =>
  change(
    "UPDATE account SET account_executive_id = (SELECT id FROM staff WHERE email = $1) WHERE name = 'Dune Analytics'",
    [ADMIN],
  );

describe("writing a draft", () => {
  test("[DSK-4, QUO-6] is priced by the price book on the server, and nobody else sees it", async () => {
    const number = await write();
    const quote = await getDeskQuote(await staffOf(ANNA), number);
    expect(quote).toMatchObject({ status: "draft", title: "Ten seats", contractNumber: "C-4001", origin: "seller" });
    expect(quote.lines.map(({ description, quantity, list }) => [description, quantity, list.minor])).toEqual([
      ["Cloud Seat", 10, 3600n],
    ]);
    expect(quote.net.minor).toBe(quote.lines[0]?.amount.minor);
    expect(await outcomeOf(getQuote(await viewerOf(FAY), number))).toBe("access.not_found");
    expect(await queuedMails()).toEqual([]);
    expect(await rows("SELECT action, contract_id, after ->> 'quote' AS quote FROM audit_event")).toEqual([
      { action: "quote.drafted", contract_id: null, quote: number },
    ]);
  });

  test("[DSK-4] for a new contract it names the contract it will make, and prices the days that were typed", async () => {
    const group = await idOf("bill_group", "Dune");
    const fields = {
      ...(await typed()),
      contract: undefined,
      group,
      currency: "USD",
      endsOn: addDays(addMonths(await inDays(0), 12), -1),
    };
    const { number } = await writeDraft(await at(), writeDraftInput.parse(fields));
    const quote = await getDeskQuote(await staffOf(ANNA), number);
    expect(quote).toMatchObject({ isNewContract: true });
    expect(quote.net.minor).toBe(12n * 10n * 3600n);
  });

  test("[DSK-4] one form makes one draft, also pressed twice at once", async () => {
    const [ctx, input] = [await at(), writeDraftInput.parse(await typed())];
    const made = await Promise.all([writeDraft(ctx, input), writeDraft(ctx, input)]);
    expect(new Set(made.map(({ number }) => number)).size).toBe(1);
  });

  test.each([
    ["startsOn", -1, "quotes.starts_too_early"],
    ["startsOn", 151, "quotes.starts_after_end"],
    ["expiresOn", -1, "quotes.expires_in_past"],
    ["expiresOn", 400, "quotes.expires_after_end"],
  ])("[DSK-4, ANY-4] %s in %i days is refused beside its field: %s", async (field, days, reason) => {
    const attempt = writeDraft(await at(), writeDraftInput.parse(await typed({ [field]: await inDays(days) })));
    await expect(attempt).rejects.toMatchObject({ code: "INVALID", fields: { [field]: { reason } } });
    expect(await rows("SELECT FROM quote WHERE title = 'Ten seats'")).toEqual([]);
  });

  test("[DSK-4, ANY-4] what is no quantity is refused beside its product, all of it or nothing", async () => {
    const field = await seats();
    const attempt = writeDraft(await at(), writeDraftInput.parse(await typed({ [field]: "-3" })));
    await expect(attempt).rejects.toMatchObject({ fields: { [field]: { reason: "catalog.quantity_negative" } } });
  });

  test("[DSK, ACC-6] another's account is not found, to write, change, copy, publish, withdraw and delete", async () => {
    const number = await write();
    await notAnnas();
    expect(await outcomeOf(write())).toBe("access.not_found");
    expect(await outcomeOf(save(number, 1))).toBe("access.not_found");
    expect(await outcomeOf(copyQuote(await at(), { quote: number, key: randomUUID() }))).toBe("access.not_found");
    expect(await outcomeOf(publishQuote(await at(), number))).toBe("access.not_found");
    expect(await outcomeOf(withdrawQuote(await at(), number))).toBe("access.not_found");
    expect(await outcomeOf(deleteDraft(await at(), { quote: number }))).toBe("access.not_found");
    const anna = await staffOf(ANNA);
    for (const read of [getDeskQuote, getDraft, getQuoteCopy])
      expect(await outcomeOf(read(anna, number))).toBe("access.not_found");
    expect((await listDeskQuotes(anna, deskQuoteSearch.parse({}))).rows.map((found) => found.number)).not.toContain(
      number,
    );
    expect((await listTargets(anna, "Dune")).rows).toEqual([]);
    const target = { contract: await idOf("contract", "C-4001"), group: null, currency: null };
    expect(await outcomeOf(getNewDraft(anna, target, new Map()))).toBe("access.not_found");
    expect(await outcomeOf(publishQuote(await at(ADMIN), number))).toBe("done");
  });

  test("[WHY-1] without a price book that holds today there is nothing to price it with", async () => {
    await change("UPDATE price_book SET valid_from = '2000-01-01', valid_to = '2001-01-01'");
    expect(await refusalOf(write())).toMatchObject({ code: "RULE", reason: "quotes.no_price_book" });
    expect(await outcomeOf(write({ contract: "C-1005" }))).toBe("quotes.contract_ended");
  });
});

describe("changing a draft", () => {
  test("[DSK-4] prices it again and keeps one line a product", async () => {
    const number = await write();
    await save(number, 1, { [await seats()]: "50", title: "Fifty seats" });
    const quote = await getDeskQuote(await staffOf(ANNA), number);
    expect(quote.title).toBe("Fifty seats");
    expect(quote.lines.map(({ quantity, list }) => [quantity, list.minor])).toEqual([[50, 3000n]]);
    expect(quote.net.minor).toBe(quote.lines[0]?.amount.minor);
  });

  test("[CON-5] who saves second is shown what the first one saved, and may save again", async () => {
    const number = await write();
    await save(number, 1, { title: "By the admin", [await seats()]: "20" }, ADMIN);
    const field = await seats();
    await expect(save(number, 1, { title: "By Anna" })).rejects.toMatchObject({
      ...{ code: "CONFLICT", reason: "quotes.changed_meanwhile" },
      current: { title: "By the admin", version: "2", [field]: "20" },
    });
    await save(number, 2, { title: "By Anna" });
    expect((await getDeskQuote(await staffOf(ANNA), number)).title).toBe("By Anna");
  });

  test("[CON-5] of two at once one is saved", async () => {
    const number = await write();
    const outcomes = await Promise.all([outcomeOf(save(number, 1)), outcomeOf(save(number, 1, {}, ADMIN))]);
    expect(outcomes.sort()).toEqual(["done", "quotes.changed_meanwhile"]);
  });

  test("[DSK-4] a published one is not changed, nor deleted", async () => {
    const number = await write();
    await publishQuote(await at(), number);
    expect(await outcomeOf(save(number, 1))).toBe("quotes.published_already");
    expect(await outcomeOf(deleteDraft(await at(), { quote: number }))).toBe("quotes.published_already");
    expect(await outcomeOf(deleteDraft(await at(), { quote: "Q-702" }))).toBe("quotes.expired");
  });

  test("[DSK-4] a deleted one is gone with its lines; the audit log says who did it", async () => {
    const number = await write();
    await deleteDraft(await at(), { quote: number });
    expect(await rows("SELECT FROM quote WHERE number = $1", [number])).toEqual([]);
    const events = await rows("SELECT actor_email AS by FROM audit_event WHERE action = 'quote.draft_deleted'");
    expect(events).toEqual([{ by: ANNA }]);
  });
});

describe("publishing at the desk", () => {
  test("[DSK-4, QUO-2] what was written there is mailed to who may accept it, and they can", async () => {
    const number = await write();
    expect((await getDeskQuote(await staffOf(ANNA), number)).holders).toEqual([{ email: FAY }]);
    await publishQuote(await at(), number);
    expect((await queuedMails()).map(({ to }) => to)).toEqual([FAY]);
    expect(await outcomeOf(accept(FAY, number))).toBe("done");
  });
});

describe("copying a quote", () => {
  test("[DSK-4] makes a draft priced today of an expired one, and names what the price book lacks", async () => {
    const found = await getQuoteCopy(await staffOf(ANNA), "Q-702");
    expect(found).toMatchObject({ left: [], copying: { allowed: true } });
    await change(
      `DELETE FROM price_book_entry WHERE product_id = (SELECT id FROM product WHERE name = 'Analytics Add-on')`,
      [],
    );
    expect(await getQuoteCopy(await staffOf(ANNA), "Q-702")).toMatchObject({ left: ["Analytics Add-on"] });
    const { number } = await copyQuote(await at(), { quote: "Q-702", key: randomUUID() });
    const copy = await getDeskQuote(await staffOf(ANNA), number);
    expect(copy).toMatchObject({ status: "draft", contractNumber: "C-1001", startsOn: await inDays(0) });
    expect(copy.lines.map(({ description, quantity }) => [description, quantity])).toEqual([["Cloud Seat", 10]]);
    expect((await getDeskQuote(await staffOf(ANNA), "Q-702")).status).toBe("expired");
  });

  test("[DSK-4] of an accepted one for a new contract extends that contract", async () => {
    const number = await quoteFor({ contractId: null, newContractNumber: "C-77777" });
    await accept(FAY, number);
    const { number: copied } = await copyQuote(await at(), { quote: number, key: randomUUID() });
    const copy = await getDeskQuote(await staffOf(ANNA), copied);
    expect(copy).toMatchObject({ isNewContract: false, contractNumber: "C-77777" });
  });
});

test("[DSK-4] the list has drafts too; by status, account and words", async () => {
  const anna = await staffOf(ANNA);
  const numbers = async (search: object) =>
    (await listDeskQuotes(anna, deskQuoteSearch.parse(search))).rows.map(({ number }) => number);
  expect(await numbers({})).toEqual(expect.arrayContaining(["Q-701", "Q-702", "Q-703"]));
  expect(await numbers({ status: "draft" })).toEqual(["Q-703"]);
  expect(await numbers({ status: "expired" })).toContain("Q-702");
  expect(await numbers({ q: "data room" })).toEqual(["Q-703"]);
  const { id } = await row<{ id: string }>("SELECT id FROM account WHERE name = 'Dune Analytics'");
  expect(await numbers({ account: id })).not.toContain("Q-702");
  expect(await numbers({ after: "made-up" })).toContain("Q-701");
});

test("[DSK-4] price books are read with their tiers; what is none is not found", async () => {
  const anna = await staffOf(ANNA);
  const [book] = (await listPriceBooks(anna)).rows.filter(({ currency }) => currency === "USD");
  const { entries } = await getPriceBook(anna, book?.id ?? "");
  const tiers = entries.find(({ name }) => name === "Cloud Seat")?.tiers.map(({ monthlyMinor }) => monthlyMinor);
  expect([...(tiers ?? [])].sort()).toEqual([3000n, 3600n, 4000n]);
  expect(await outcomeOf(getPriceBook(anna, "no-id"))).toBe("access.not_found");
});
