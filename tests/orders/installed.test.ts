import { beforeEach, describe, expect, test } from "vitest";
import { installedCsv } from "@/lib/orders/installed/csv";
import { listInstalled } from "@/lib/orders/installed/queries";
import type { InstalledGroup } from "@/lib/orders/installed/types";
import { csvResponse } from "@/lib/platform/csv";
import { money } from "@/lib/platform/money";
import { getSubscription } from "@/lib/subscriptions/queries";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { refusalOf } from "../setup/outcome";
import { setClock, viewerOf } from "../setup/world";
import { ADA, BEN, cursorOf, FAY, GUS, groupId, placeMany } from "./ordering";

beforeEach(freshDemo);

const list = async (email: string, group: string, search: { after?: string; before?: string } = {}) =>
  listInstalled(await viewerOf(email), await groupId(group), { after: search.after, before: search.before });

const withContracts = ({ rows: groups }: { rows: readonly InstalledGroup[] }): string[] =>
  groups.flatMap(({ contractNumber, orderNumber, products }) =>
    products.map(
      ({ product, quantity }) => `${contractNumber} ${orderNumber ? "ordered" : "none"} ${quantity} ${product}`,
    ),
  );

describe("installed products", () => {
  test("[QUO-4] are what is deployed or will be, by contract and order, with totals over all", async () => {
    const found = await list(ADA, "Acme US");
    expect(withContracts(found)).toEqual([
      "C-1001 ordered 25 Cloud Seat", // with O-700
      "C-1001 ordered 12 Data Storage 100 GB",
      "C-1001 ordered 15 Analytics Add-on",
      "C-1001 ordered 40 Cloud Seat",
      "C-1001 ordered 6 Data Storage 100 GB",
      "C-1002 ordered 8 Analytics Add-on",
      "C-1002 ordered 8 Cloud Seat",
      "C-1002 ordered 2 Data Storage 100 GB",
      "C-1006 ordered 25 Data Storage 100 GB",
    ]);
    expect(found.totals).toEqual([
      { product: "Analytics Add-on", deployed: 15, scheduled: 8, prices: [money(18_000n, "USD")] },
      { product: "Cloud Seat", deployed: 73, scheduled: 0, prices: [money(266_000n, "USD")] },
      { product: "Data Storage 100 GB", deployed: 45, scheduled: 0, prices: [money(112_500n, "USD")] },
    ]);
    expect(found.rows[0]).toMatchObject({ orderNumber: "O-700", placedOn: "2027-02-12", count: 2 });
    const scheduled = found.rows
      .flatMap(({ products }) => products)
      .filter(({ deployment }) => deployment === "scheduled");
    expect(scheduled.map(({ product, quantity }) => [product, quantity])).toEqual([["Analytics Add-on", 8]]);
  });

  test("[QUO-4, QUO-9, ACC-1] are those of the viewer's contracts in that bill group only", async () => {
    expect(new Set((await list(BEN, "Acme US")).rows.map(({ contractNumber }) => contractNumber))).toEqual(
      new Set(["C-1001"]),
    );
    expect((await list(GUS, "Elm")).totals.map(({ product, deployed }) => [product, deployed])).toEqual([
      ["Cloud Seat", 25],
      ["Data Storage 100 GB", 4],
    ]);
    for (const [email, group] of [
      [FAY, "Acme US"],
      ["eve@cedar.example", "Cedar"],
    ] as const)
      expect(await refusalOf(list(email, group))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("[QUO-4] count through their last day where the seller is", async () => {
    await change(
      "UPDATE subscription SET ends_on = '2027-03-10' WHERE product = 'Analytics Add-on' AND status = 'active'",
    );
    const analytics = async () =>
      (await list(ADA, "Acme US")).totals.find(({ product }) => product === "Analytics Add-on")?.deployed;
    expect(await analytics()).toBe(15);
    await setClock("2027-03-11T07:59:00Z"); // a minute before midnight in Los Angeles
    expect(await analytics()).toBe(15);
    await setClock("2027-03-11T08:00:00Z");
    expect(await analytics()).toBe(0);
  });

  test("[QUO-4] end with their contract, whatever is stored of them", async () => {
    const contracts = async () =>
      new Set((await list(ADA, "Acme US")).rows.map(({ contractNumber }) => contractNumber));
    await change("UPDATE contract SET ends_on = '2027-03-10' WHERE number = 'C-1006'");
    expect(await contracts()).toEqual(new Set(["C-1001", "C-1002", "C-1006"]));
    await change("UPDATE contract SET ends_on = '2027-03-09' WHERE number = 'C-1006'");
    expect(await contracts()).toEqual(new Set(["C-1001", "C-1002"]));
  });

  test("[QUO-4] what is scheduled is active on its first day", async () => {
    await change("UPDATE subscription SET starts_on = '2027-03-11' WHERE status = 'scheduled'");
    const ofAnalytics = async () =>
      (await list(ADA, "Acme US")).totals.find(({ product }) => product === "Analytics Add-on");
    expect(await ofAnalytics()).toMatchObject({ deployed: 15, scheduled: 8 });
    await setClock("2027-03-11T08:00:00Z");
    expect(await ofAnalytics()).toMatchObject({ deployed: 23, scheduled: 0, prices: [money(27_600n, "USD")] });
  });

  test("[QUO-4] what came with no order stands behind its contract's orders", async () => {
    await change("UPDATE subscription SET order_id = NULL WHERE product = 'Analytics Add-on' AND status = 'active'");
    const { rows: groups } = await list(BEN, "Acme US");
    expect(groups.map(({ orderNumber }) => orderNumber)).toEqual(["O-700", expect.stringMatching(/^O-6/), null]);
    expect(groups[2]).toMatchObject({ placedOn: null, products: [{ product: "Analytics Add-on" }] });
  });

  test("[QUO-4] are ten orders a page, each once, forward and back again, under the same totals", async () => {
    await placeMany(["C-1001", "C-1006"], 14);
    await change("UPDATE subscription SET order_id = NULL WHERE product = 'Analytics Add-on' AND status = 'active'");
    const pages = [await list(ADA, "Acme US")];
    for (let page = pages[0]; page?.next; page = pages.at(-1))
      pages.push(await list(ADA, "Acme US", { after: page.next }));
    const names = (page: { rows: readonly InstalledGroup[] }) =>
      page.rows.map(({ contractNumber, orderNumber }) => `${contractNumber} ${orderNumber}`);
    const all = pages.flatMap(names);
    expect(new Set(all).size).toBe(all.length);
    const { count } = await row<{ count: number }>(
      `SELECT count(*)::int FROM (SELECT DISTINCT contract_id, order_id FROM subscription JOIN contract ON contract.id = contract_id
         WHERE number IN ('C-1001', 'C-1002', 'C-1006') AND status <> 'ended') found`,
    );
    expect([all.length, pages.length]).toEqual([count, Math.ceil(count / 10)]);
    for (let index = pages.length - 1; index > 0; index -= 1) {
      const before = pages[index]?.previous ?? "none";
      const back = await list(ADA, "Acme US", { before });
      expect(names(back)).toEqual(names(pages[index - 1] ?? { rows: [] }));
      expect(back.totals).toEqual(pages[0]?.totals);
    }
  });

  test("[QUO-4] more products of one order than are shown are counted", async () => {
    await change(
      `INSERT INTO subscription (id, account_id, contract_id, product, quantity, unit_price_minor, currency, status, starts_on, ends_on)
       SELECT gen_random_uuid(), account_id, id, 'Extra ' || n, 1, 1, currency, 'active', '2027-01-01', '2027-12-31'
       FROM contract, generate_series(1, 130) n WHERE number = 'C-4001'`,
    );
    const { rows: groups, totals, hasMoreTotals } = await list(FAY, "Dune");
    const last = groups.at(-1);
    expect([last?.orderNumber, last?.products.length, last?.count]).toEqual([null, 50, 130]);
    expect([totals.length, hasMoreTotals]).toEqual([100, true]);
  });

  test("[QUO-9, WHY-1] say who may add more, or why the viewer may not and whom to ask", async () => {
    expect((await list(ADA, "Acme US")).buying).toEqual({ allowed: true });
    expect((await list("hal@dune.example", "Dune")).buying).toMatchObject({
      ...{ allowed: false, reason: "catalog.manage_billing_only" },
      ask: { name: "Fay Dunn", email: "fay@dune.example" },
    });
    expect((await list("dan@birch.example", "Birch")).buying).toMatchObject({ reason: "catalog.suspended" });
  });

  test("[QUO-8] say where there is a later edition", async () => {
    await change(
      "INSERT INTO product (id, name, description, editions) VALUES (gen_random_uuid(), 'Test Seat', 'Of a test', '{Basic,Business}')",
    );
    // A product is known to those who ordered it.
    await change(
      `UPDATE customer_order_line line SET product_id = product.id FROM product, contract
       WHERE product.name = 'Test Seat' AND contract.id = line.contract_id AND contract.number = 'C-4001'`,
    );
    await change(
      `UPDATE subscription SET product = 'Test Seat', edition = CASE product WHEN 'Cloud Seat' THEN 'Basic' ELSE 'Business' END
       FROM contract WHERE contract.id = contract_id AND contract.number = 'C-4001'`,
    );
    const products = (await list(FAY, "Dune")).rows.flatMap((group) => group.products);
    expect(products.map(({ edition, hasLaterEdition }) => [edition, hasLaterEdition]).sort()).toEqual([
      ["Basic", true],
      ["Business", false],
    ]);
  });

  test("[ANY-4] a made-up cursor gives the first page, or where it would be", async () => {
    const first = withContracts(await list(ADA, "Acme US"));
    for (const after of ["x", cursorOf(["1"]), cursorOf(["Z-9", "a"]), cursorOf(["A", "B"])])
      expect(withContracts(await list(ADA, "Acme US", { after }))).toEqual(first);
  });

  test("[QUO-4, F2] as CSV are all of them in the same order, and what looks like a formula is text", async () => {
    await placeMany(["C-1006"], 12);
    await change("UPDATE subscription SET product = '=1+1' WHERE product LIKE 'Extra C-1006/3'");
    const pages = [await list(ADA, "Acme US")];
    for (let page = pages[0]; page?.next; page = pages.at(-1))
      pages.push(await list(ADA, "Acme US", { after: page.next }));
    const expected = pages.flatMap(({ rows: groups }) =>
      groups.flatMap(({ contractNumber, orderNumber, products }) =>
        products.map(({ product }) => `${contractNumber},${orderNumber ?? ""},${product}`),
      ),
    );
    const file = installedCsv(await viewerOf(ADA), await groupId("Acme US"), "en");
    const lines = (await (await csvResponse(file)).text()).trimEnd().split("\r\n").slice(1);
    expect(lines.map((line) => line.split(",").slice(0, 3).join(",").replaceAll('"', "").replace("'=", "="))).toEqual(
      expected,
    );
    expect(lines.find((line) => line.includes("=1+1"))).toContain("'=1+1");
    expect(lines[0]).toMatch(/^C-1001,O-700,Cloud Seat,Standard,Active,25,USD,36\.00,900\.00,2027-02-12,2027-03-14$/);
  });

  test("[BIL-8] what was invoiced in advance is on no later estimate, and its page says so", async () => {
    const [found] = await rows<{ id: string }>(
      "SELECT id FROM subscription WHERE billed_through IS NOT NULL ORDER BY product LIMIT 1",
    );
    const ada = await viewerOf(ADA);
    expect(await getSubscription(ada, found?.id ?? "")).toMatchObject({ billedThrough: "2027-03-14", next: null });
    await change("UPDATE subscription SET ends_on = '2027-12-31', billed_through = '2027-04-11' WHERE id = $1", [
      found?.id,
    ]);
    const subscription = await getSubscription(ada, found?.id ?? "");
    expect([subscription.next?.from, subscription.next?.to]).toEqual(
      subscription.period.to > "2027-04-11" ? ["2027-04-12", subscription.period.to] : [undefined, undefined],
    );
  });
});
