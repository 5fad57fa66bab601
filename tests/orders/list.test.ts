import { beforeAll, describe, expect, test } from "vitest";
import { ordersCsv } from "@/lib/orders/list/csv";
import { listNewestOrders, listOrders } from "@/lib/orders/list/queries";
import { orderSearch } from "@/lib/orders/schema";
import type { OrderRow } from "@/lib/orders/types";
import { csvResponse } from "@/lib/platform/csv";
import { rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { viewerOf } from "../setup/world";
import { ADA, BEN, cursorOf, FAY, GUS, groupId, placeMany } from "./ordering";

const MANY = 70;

const list = async (email: string, group: string, search: Record<string, unknown> = {}) =>
  listOrders(await viewerOf(email), await groupId(group), orderSearch.parse(search));
const numbersOf = ({ rows: found }: { rows: readonly OrderRow[] }) => found.map(({ number }) => number);

beforeAll(async () => {
  await freshDemo();
  await placeMany(["C-1001", "C-1002", "C-4001"], MANY);
});

describe("the list of orders", () => {
  test("[QUO-3, QUO-9] walked to its end and back, holds exactly the orders of the viewer's contracts in the group, the newest first", async () => {
    for (const [email, group] of [
      [ADA, "Acme US"],
      [BEN, "Acme US"],
      [BEN, "Acme EMEA"],
      [FAY, "Dune"],
      [GUS, "Elm"], // who comes in by a rule
      [GUS, "Acme US"],
      ["eve@cedar.example", "Cedar"],
    ] as const) {
      const pages = [await list(email, group)];
      for (let page = pages[0]; page?.next; page = pages.at(-1))
        pages.push(await list(email, group, { after: page.next }));
      const expected = await rows<{ number: string }>(
        `SELECT placed.number FROM customer_order placed JOIN contract_access mine ON mine.contract_id = placed.contract_id
         JOIN person ON person.id = mine.person_id JOIN bill_group ON bill_group.id = mine.bill_group_id
         WHERE email = $1 AND bill_group.name = $2 ORDER BY placed.placed_on DESC, placed.number DESC`,
        [email, group],
      );
      expect(pages.flatMap(numbersOf)).toEqual(expected.map(({ number }) => number));
      for (let index = pages.length - 1; index > 0; index -= 1)
        expect(numbersOf(await list(email, group, { before: pages[index]?.previous }))).toEqual(
          numbersOf(pages[index - 1] ?? { rows: [] }),
        );
    }
    expect(numbersOf(await list(ADA, "Acme US")).length).toBe(50);
  });

  test.each<[Record<string, string>, (order: OrderRow) => boolean]>([
    [{ q: "o-700" }, ({ number }) => number === "O-700"],
    [{ q: "Q-700" }, ({ quoteNumber }) => quoteNumber === "Q-700"],
    [{ q: "hyperlink" }, ({ poNumber }) => poNumber === "=HYPERLINK(1)"],
    [{ q: "c-1006" }, ({ contractNumber }) => contractNumber === "C-1006"],
    [{ contract: "C-1002" }, ({ contractNumber }) => contractNumber === "C-1002"],
    [{ from: "2026-02-10", to: "2026-02-10" }, ({ placedOn }) => placedOn === "2026-02-10"],
    // A contract that is named is looked at, whatever bill group is.
    [{ contract: "C-1004" }, ({ contractNumber }) => contractNumber === "C-1004"],
  ])("[QUO-3] narrowed by %j", async (search, fits) => {
    const { rows: found } = await list(ADA, "Acme US", search);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((order) => !fits(order))).toEqual([]);
  });

  test.each([{ q: "PO 1_" }, { q: "C-4001" }, { contract: "C-4001" }, { contract: "C-1003" }, { q: "100%" }])(
    "[QUO-3, ACC-1] finds nothing by %j",
    async (search) => {
      expect(numbersOf(await list(ADA, "Acme US", search))).toEqual([]);
    },
  );

  test("[QUO-3] a row says whence it came and how it was billed", async () => {
    const [order] = (await list(ADA, "Acme US", { q: "O-700" })).rows;
    expect(order).toEqual({
      ...{ number: "O-700", contractNumber: "C-1001", placedOn: "2027-02-12", placedBy: "Ada Byron" },
      ...{ quoteNumber: "Q-700", hasQuote: expect.any(Boolean), poNumber: "4500-1" },
      ...{ net: { minor: 120_000n, currency: "USD" }, tax: { minor: 0n, currency: "USD" } },
      ...{ total: { minor: 120_000n, currency: "USD" }, invoiceCount: 1 },
      invoices: [{ number: "INV-1042", reference: expect.any(String) }],
    });
  });

  test("[ANY-4] a made-up cursor gives the first page", async () => {
    const first = numbersOf(await list(ADA, "Acme US"));
    const made = [
      "x",
      cursorOf(["2026-99-99", "a"]),
      cursorOf(["2026-02-30", "a"]),
      cursorOf(["a", "O-700"]),
      cursorOf(["1"]),
    ];
    for (const after of made) expect(numbersOf(await list(ADA, "Acme US", { after }))).toEqual(first);
    expect(numbersOf(await list(ADA, "Acme US", { after: cursorOf(["1999-01-01", "a"]) }))).toEqual(first); // past the end
  });

  test("[QUO-3, F2] as CSV holds every row of the list, and what looks like a formula is text", async () => {
    const wanted = { billGroup: await groupId("Acme US"), search: orderSearch.parse({}) };
    const lines = (await (await csvResponse(ordersCsv(await viewerOf(ADA), wanted, "en"))).text())
      .trimEnd()
      .split("\r\n");
    const [{ count }] = (await rows(
      "SELECT count(*)::int AS count FROM customer_order WHERE contract_id IN (SELECT id FROM contract WHERE number IN ('C-1001', 'C-1002', 'C-1005', 'C-1006'))",
    )) as [{ count: number }];
    expect(lines).toHaveLength(1 + count);
    expect(lines.find((line) => line.startsWith("C-1001/7,"))).toContain("'=HYPERLINK(1)");
    expect(lines.find((line) => line.startsWith("O-700,"))).toBe(
      "O-700,C-1001,2027-02-12,Ada Byron,Q-700,4500-1,USD,1200.00,0.00,1200.00,INV-1042",
    );
  });

  test("[CON-2] a contract's page names its newest five, and none of somebody else's", async () => {
    const ada = await viewerOf(ADA);
    const newest = await listNewestOrders(ada, "C-1001");
    const all = (await list(ADA, "Acme US", { contract: "C-1001" })).rows;
    expect(newest).toEqual(all.slice(0, 5));
    expect(await listNewestOrders(ada, "C-1003")).toEqual([]);
    expect(await listNewestOrders(await viewerOf(GUS), "C-5001")).toHaveLength(1);
  });
});
