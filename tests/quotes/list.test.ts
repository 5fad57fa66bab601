import { beforeEach, describe, expect, test } from "vitest";
import { listQuotes } from "@/lib/quotes/list/queries";
import { quoteSearch } from "@/lib/quotes/schema";
import { findFirstQuote } from "@/lib/quotes/waiting/queries";
import { getHome } from "@/lib/summary/queries";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { viewerOf } from "../setup/world";
import { ADA, BEN, DAN, FAY, HAL, quoteFor } from "./quotes";

beforeEach(freshDemo);

const groupOf = async (contract: string) =>
  (await row<{ id: string }>("SELECT bill_group_id AS id FROM contract WHERE number = $1", [contract])).id;
const list = async (email: string, search: Record<string, string> = {}, contract = "C-4001") =>
  listQuotes(await viewerOf(email), quoteSearch.parse(search), await groupOf(contract));
const numbers = (found: readonly { number: string }[]) => found.map(({ number }) => number);

describe("the list of quotes", () => {
  test("[QUO-1] those that wait for an answer, what expires first on top; then what has ended, the newest first", async () => {
    const soon = await quoteFor({ expiresIn: 0 });
    const found = await list(FAY);
    expect(numbers(found.active)).toEqual([soon, "Q-701"]);
    expect(found.rows).toMatchObject([{ number: "Q-641", status: "declined", origin: "customer" }]);
    expect(numbers((await list(ADA, {}, "C-1001")).rows)).toEqual(["Q-700", "Q-702", "Q-627", "Q-612"]);
    expect(numbers((await list(BEN, {}, "C-1001")).rows)).toEqual(["Q-700", "Q-702", "Q-673", "Q-612"]);
  });

  test.each([
    [{ status: "expired" }, [], ["Q-702"]],
    [{ status: "published" }, [], []],
    [{ status: "declined", contract: "C-1001" }, [], ["Q-612"]],
    [{ q: "analytics" }, [], ["Q-702", "Q-612"]],
    [{ q: "c-1002" }, [], ["Q-627"]],
    [{ q: "100%_" }, [], []],
    [{ contract: "C-4001" }, [], []],
    [{ status: "nonsense", contract: "C-1002" }, [], ["Q-627"]],
  ])("[QUO-1] by %j", async (search, active, ended) => {
    const found = await list(ADA, search as Record<string, string>, "C-1001");
    expect([numbers(found.active), numbers(found.rows)]).toEqual([active, ended]);
  });

  test("[QUO-1] drafts are nobody's; a quote for a new contract is its bill group's managers'", async () => {
    const number = await quoteFor({ contractId: null, newContractNumber: "C-NEW" });
    expect(numbers((await list(FAY)).active)).toEqual(["Q-701", number]);
    expect((await list(FAY, { contract: "C-NEW" })).active).toMatchObject([{ number, isNewContract: true }]);
    expect(numbers((await list(HAL)).active)).toEqual(["Q-701"]);
    expect(numbers((await list(ADA, {}, "C-1001")).active)).toEqual([]);
  });

  test("[QUO-1] pages there and back without losing one, whatever cursor somebody makes up", async () => {
    const [{ id }] = (await rows("SELECT id FROM quote WHERE number = 'Q-641'")) as [{ id: string }];
    await change(
      `INSERT INTO quote (id, account_id, bill_group_id, contract_id, seller_entity_id, number, status, origin, title, expires_on,
         ends_on, currency, net_minor, tax_minor, total_minor, created_at, published_at, ended_at)
       SELECT gen_random_uuid(), account_id, bill_group_id, contract_id, seller_entity_id, 'W-' || nth, 'withdrawn', 'seller', 'Old',
         expires_on, ends_on, currency, 0, 0, 0, created_at - make_interval(days => nth / 3), published_at, ended_at
       FROM quote, generate_series(1, 119) nth WHERE id = $1`,
      [id],
    );
    const seen: string[] = [];
    let page = await list(FAY);
    const first = numbers(page.rows);
    for (;;) {
      seen.push(...numbers(page.rows));
      if (!page.next) break;
      page = await list(FAY, { after: page.next });
      expect(page.active, "only on the first page").toEqual([]);
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
    const back = await list(FAY, { before: page.previous ?? "" });
    expect(numbers((await list(FAY, { before: back.previous ?? "" })).rows)).toEqual(first);
    for (const after of ["x", "WyJhIiwiYiJd", "WyIyMDI3LTAxLTAxVDAwOjAwOjAwLjAwMFoiLCJ4Il0"])
      expect(numbers((await list(FAY, { after })).rows)).toEqual(first);
  });

  test("[QUO-9, WHY-1] making another one takes manage billing, and names who holds it", async () => {
    expect((await list(FAY)).creating).toEqual({ allowed: true });
    expect((await list(HAL)).creating).toMatchObject({ allowed: false, ask: { email: FAY } });
    expect((await list(DAN, {}, "C-2001")).creating).toMatchObject({ ask: { email: "carl.collector@fjord.example" } });
  });
});

describe("what waits for an answer", () => {
  const first = async (email: string) => findFirstQuote(await viewerOf(email));

  test("[SIG-8] who may buy is led to the quote that expires first", async () => {
    expect(await first(FAY)).toBe("Q-701");
    const sooner = await quoteFor({ expiresIn: 3 });
    expect(await first(FAY)).toBe(sooner);
    await quoteFor({ expiresIn: -1 });
    await quoteFor({ expiresIn: 1, status: "draft" });
    expect(await first(FAY)).toBe(sooner);
  });

  test("[SIG-8, QUO-9, INV-11] nobody else is: without manage billing, suspended, or of an ended contract", async () => {
    const number = await quoteFor({ contract: "C-2001" });
    await quoteFor({ contract: "C-1005", expiresIn: 1 });
    expect([await first(HAL), await first(DAN), await first(ADA), await first(BEN)]).toEqual([null, null, null, null]);
    await change("UPDATE account SET status = 'active', suspension_reason = NULL WHERE name = 'Birch Foods'");
    expect(await first(DAN)).toBe(number);
  });

  test("[BIL-1, QUO-9] Home names it, to be accepted by who may buy and to be seen by the others", async () => {
    const waiting = async (email: string) =>
      (await getHome(await viewerOf(email), await groupOf("C-4001"))).attention.filter(({ kind }) => kind === "quote");
    expect(await waiting(FAY)).toMatchObject([{ id: "Q-701", isTheirs: true, on: "2027-03-24" }]);
    expect(await waiting(HAL)).toMatchObject([{ id: "Q-701", isTheirs: false }]);
  });
});
