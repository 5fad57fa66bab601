import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getUpgradeFacts } from "@/lib/catalog/upgrades/facts";
import { getContract } from "@/lib/contracts/queries";
import { getOrder } from "@/lib/orders/queries";
import { viewerReading } from "@/lib/platform/db";
import type { Viewer } from "@/lib/platform/viewer";
import { getSubscription, listSubscriptions } from "@/lib/subscriptions/queries";
import { subscriptionSearch } from "@/lib/subscriptions/schema";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { refusalOf } from "../setup/outcome";
import { setClock, viewerOf } from "../setup/world";

const groupId = async (name: string): Promise<string> =>
  (await row<{ id: string }>("SELECT id FROM bill_group WHERE name = $1", [name])).id;

const list = async (email: string, group: string, search: Record<string, string> = {}) =>
  listSubscriptions(await viewerOf(email), await groupId(group), subscriptionSearch.parse(search));

const named = async (email: string, group: string, search: Record<string, string> = {}) =>
  (await list(email, group, search)).rows.map(({ contractNumber, product }) => `${contractNumber} ${product}`);

describe("the subscriptions of a bill group", () => {
  beforeEach(freshDemo);

  test.each<[string, string, Record<string, string>, string[]]>([
    [
      "ada@acme.example",
      "Acme US",
      {},
      [
        "C-1001 Analytics Add-on",
        "C-1002 Analytics Add-on",
        "C-1002 Archive Storage 1 TB",
        "C-1001 Cloud Seat",
        "C-1001 Cloud Seat", // for a month, with O-700
        "C-1002 Cloud Seat",
        "C-1005 Cloud Seat",
        "C-1001 Data Storage 100 GB",
        "C-1001 Data Storage 100 GB",
        "C-1002 Data Storage 100 GB",
        "C-1006 Data Storage 100 GB",
      ],
    ],
    ["ada@acme.example", "Acme EMEA", {}, ["C-1004 Data Storage 100 GB"]],
    [
      "ben@acme.example",
      "Acme US",
      {},
      [
        "C-1001 Analytics Add-on",
        "C-1001 Cloud Seat",
        "C-1001 Cloud Seat",
        "C-1001 Data Storage 100 GB",
        "C-1001 Data Storage 100 GB",
      ],
    ],
    ["gus@elm.example", "Elm", {}, ["C-5001 Cloud Seat", "C-5001 Data Storage 100 GB"]],
    ["ada@acme.example", "Acme US", { status: "scheduled" }, ["C-1002 Analytics Add-on"]],
    ["ada@acme.example", "Acme US", { status: "ended" }, ["C-1002 Archive Storage 1 TB", "C-1005 Cloud Seat"]],
    ["ada@acme.example", "Acme US", { contract: "C-1006" }, ["C-1006 Data Storage 100 GB"]],
    ["ada@acme.example", "Acme US", { q: "seat", contract: "C-1001" }, ["C-1001 Cloud Seat", "C-1001 Cloud Seat"]],
    ["ada@acme.example", "Acme US", { q: "100%" }, []], // a sign is a sign
    ["ben@acme.example", "Acme US", { contract: "C-1002" }, []], // not his
    ["gus@elm.example", "Acme US", {}, []], // somebody else's group
  ])("[BIL-9, ACC-1] %s in %s with %j: %j", async (email, group, search, expected) => {
    expect((await named(email, group, search)).sort()).toEqual([...expected].sort());
  });

  test("[BIL-9] say product, status, quantity, price, dates and contract", async () => {
    expect((await list("ina@elm.example", "Elm")).rows[0]).toEqual({
      ...{ id: expect.any(String), product: "Cloud Seat", contractNumber: "C-5001", quantity: 25, status: "active" },
      ...{ unitPrice: { minor: 36_000n, currency: "SEK" }, price: { minor: 900_000n, currency: "SEK" } },
      ...{ startsOn: "2026-04-10", endsOn: "2027-04-09" },
    });
  });

  test("[BIL-9, BIL-8] each has its own page, with its line on the next invoice", async () => {
    const [seat] = (await list("ben@acme.example", "Acme US", { q: "seat" })).rows;
    expect(await getSubscription(await viewerOf("ben@acme.example"), seat?.id ?? "")).toMatchObject({
      ...{ product: "Cloud Seat", contractNumber: "C-1001", billGroup: "Acme US", frequency: "monthly" },
      period: { from: "2027-03-30", to: "2027-04-29" },
      next: { amount: { minor: 144_000n, currency: "USD" }, days: 31, periodDays: 31 },
      accountExecutive: { name: "Anna Ek" },
    });
  });

  test("[ACC-6] somebody else's is not there, and one that does not exist neither", async () => {
    const [other] = (await list("ada@acme.example", "Acme US", { contract: "C-1002" })).rows;
    const ben = await viewerOf("ben@acme.example");
    expect(await refusalOf(getSubscription(ben, other?.id ?? ""))).toMatchObject({ code: "NOT_FOUND" });
    expect(await refusalOf(getSubscription(ben, randomUUID()))).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("where a subscription stands on a day", () => {
  const ADA = "ada@acme.example";
  /** The last minute of 10 March in Los Angeles, where the seller entity is, and the first of the day after. */
  const [BEFORE, AFTER] = ["2027-03-11T07:59:00Z", "2027-03-11T08:00:00Z"];

  beforeEach(freshDemo);

  const seatLasts = (span: { from: string; to: string; stored: string }) =>
    change(
      `UPDATE subscription SET starts_on = $1::date, ends_on = $2::date, status = $3::subscription_status
       FROM contract WHERE contract.id = contract_id AND number = 'C-1002' AND product = 'Cloud Seat'`,
      [span.from, span.to, span.stored],
    );

  /** As every screen says it: the list, its filter, its own page, the contract's, the order's, the renewal's confirmation. */
  async function saidOfSeat() {
    const viewer = await viewerOf(ADA);
    const search = { q: "Cloud Seat", contract: "C-1002" };
    const [seat] = (await list(ADA, "Acme US", search)).rows;
    if (!seat) throw new Error("no seat on C-1002");
    const own = await getSubscription(viewer, seat.id);
    const contract = await getContract(viewer, "C-1002");
    const order = own.orderNumber ? await getOrder(viewer, own.orderNumber) : null;
    const status = own.status;
    expect(seat.status).toBe(status);
    for (const asked of ["active", "scheduled", "ended"])
      expect(await named(ADA, "Acme US", { ...search, status: asked })).toHaveLength(asked === status ? 1 : 0);
    expect(contract.subscriptions.find(({ id }) => id === seat.id)?.status).toBe(status);
    expect(order?.subscriptions.find(({ id }) => id === seat.id)?.status).toBe(status);
    expect(contract.products.includes("Cloud Seat × 8")).toBe(status !== "ended");
    expect((await viewerReading(viewer, (tx) => getUpgradeFacts(tx, viewer, seat.id))).hasEnded).toBe(
      status === "ended",
    );
    return status;
  }

  test.each([
    [
      "begins with its first day, whatever was stored when it was signed",
      "2027-03-11",
      "2027-09-26",
      "scheduled",
      "scheduled",
      "active",
    ],
    ["begins later, though active is stored", "2027-03-12", "2027-09-26", "active", "scheduled", "scheduled"],
    ["ends after its last day", "2026-09-27", "2027-03-10", "active", "active", "ended"],
    ["ends though it never ran", "2027-03-10", "2027-03-10", "scheduled", "active", "ended"],
    ["stays ended where that is stored, whatever its days", "2026-09-27", "2027-09-26", "ended", "ended", "ended"],
  ])("[BIL-9, CON-2, REN-4] %s", async (_what, from, to, stored, before, after) => {
    await seatLasts({ from, to, stored });
    await setClock(BEFORE);
    expect(await saidOfSeat()).toBe(before);
    await setClock(AFTER);
    expect(await saidOfSeat()).toBe(after);
  });
});

describe("more subscriptions than a page has rows", () => {
  let ada: Viewer;
  let group: string;

  // 120 contracts of hers with up to three each, of few different names, and as many of somebody else's.
  beforeAll(async () => {
    await freshDemo();
    ada = await viewerOf("ada@acme.example");
    group = await groupId("Acme US");
    await rows(
      `WITH made AS (
         INSERT INTO contract
         SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', who || '-' || n))).*
         FROM contract c, generate_series(1, 120) n, (VALUES ('M'), ('X')) whose (who) WHERE c.number = 'C-1001'
         RETURNING id, account_id, number),
       placed AS (
         INSERT INTO contract_contact (id, account_id, contract_id, person_id)
         SELECT gen_random_uuid(), made.account_id, made.id, person.id FROM made
         JOIN person ON person.email = CASE left(number, 1) WHEN 'M' THEN 'ada@acme.example' ELSE 'ben@acme.example' END)
       INSERT INTO subscription (id, account_id, contract_id, product, quantity, unit_price_minor, currency, status, starts_on, ends_on)
       SELECT gen_random_uuid(), account_id, id, number || ' product ' || (hashtext(number || k) & 7), k, 100, 'USD', 'active',
         '2027-01-01', '2027-12-31'
       FROM made, generate_series(1, 3) k WHERE k <= (hashtext(number) & 3)`,
    );
  });

  const page = async (search: Record<string, unknown>) =>
    listSubscriptions(ada, group, subscriptionSearch.parse(search));

  test.each([{}, { q: "product 3" }, { status: "active" }])(
    "[BIL-9] with %j shows each exactly once, forward and back again",
    async (search) => {
      const expected = await rows<{ id: string }>(
        `SELECT subscription.id FROM subscription JOIN contract ON contract.id = contract_id
       JOIN contract_contact place ON place.contract_id = contract.id
       WHERE place.person_id = $1 AND bill_group_id = $2 AND product LIKE '%' || $3 || '%' AND ($4 = '' OR status::text = $4)
       ORDER BY product, subscription.id`,
        [ada.personId, group, "q" in search ? search.q : "", "status" in search ? search.status : ""],
      );
      const pages = [await page(search)];
      for (let last = pages[0]; last?.next; last = pages.at(-1))
        pages.push(await page({ ...search, after: last.next }));
      expect(pages.flatMap(({ rows: found }) => found.map(({ id }) => id))).toEqual(expected.map(({ id }) => id));
      for (let at = pages.length - 1; at > 0; at -= 1)
        expect((await page({ ...search, before: pages[at]?.previous })).rows).toEqual(pages[at - 1]?.rows);
    },
  );

  test("[ANY-4] a cursor that was tampered with gives the first page", async () => {
    const first = (await page({})).rows;
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    for (const after of ["x", "%%%", encode(["A", "no id"]), encode(["A"]), encode({})])
      expect((await page({ after })).rows).toEqual(first);
  });
});
