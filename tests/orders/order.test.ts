import { beforeEach, describe, expect, test } from "vitest";
import { getOrder, listOrdersOfInvoice } from "@/lib/orders/queries";
import { money } from "@/lib/platform/money";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { refusalOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";
import { ADA, BEN, FAY, GUS } from "./ordering";

beforeEach(freshDemo);

const orderOf = async (contract: string): Promise<string> =>
  (
    await row<{ number: string }>(
      `SELECT min(placed.number) AS number FROM customer_order placed JOIN contract ON contract.id = placed.contract_id
       WHERE contract.number = $1`,
      [contract],
    )
  ).number;

describe("an order's page", () => {
  test("[QUO-3] has its lines with their days, its quote, its invoices with their status, and what came of it", async () => {
    const order = await getOrder(await viewerOf(ADA), "O-700");
    expect(order).toMatchObject({
      ...{
        number: "O-700",
        contractNumber: "C-1001",
        placedOn: "2027-02-12",
        placedBy: "Ada Byron",
        poNumber: "4500-1",
      },
      ...{ account: "Acme Robotics", billGroup: "Acme US", seller: "Fjord Cloud Inc." },
      ...{ quoteNumber: "Q-700", hasSignedQuote: true },
      ...{ net: money(120_000n, "USD"), tax: money(0n, "USD"), total: money(120_000n, "USD") },
      ...{ lineCount: 2, invoiceCount: 1, subscriptionCount: 2 },
    });
    const span = { startsOn: "2027-02-12", endsOn: "2027-03-14" };
    expect(order.lines).toEqual([
      {
        ...{ rank: 1, description: "Cloud Seat", quantity: 25, ...span, days: 31 },
        ...{ monthly: money(3600n, "USD"), amount: money(90_000n, "USD") },
      },
      {
        ...{ rank: 2, description: "Data Storage 100 GB", quantity: 12, ...span, days: 31 },
        ...{ monthly: money(2500n, "USD"), amount: money(30_000n, "USD") },
      },
    ]);
    expect(order.invoices).toEqual([
      expect.objectContaining({ number: "INV-1042", status: "open", open: money(120_000n, "USD") }),
    ]);
    expect(order.subscriptions.map(({ product, quantity, status }) => [product, quantity, status])).toEqual([
      ["Cloud Seat", 25, "active"],
      ["Data Storage 100 GB", 12, "active"],
    ]);
  });

  test("[QUO-9] is read by everyone on the contract: who may not buy, and who comes in by a rule", async () => {
    for (const [email, contract] of [
      [BEN, "C-1001"],
      ["hal@dune.example", "C-4001"],
      [GUS, "C-5001"],
      ["dan@birch.example", "C-2001"], // suspended for debt
    ] as const)
      expect(await getOrder(await viewerOf(email), await orderOf(contract))).toMatchObject({
        contractNumber: contract,
      });
  });

  test("[QUO-3, ACC-6] somebody else's is not found, and neither is one that does not exist", async () => {
    for (const [email, number] of [
      [FAY, "O-700"],
      [GUS, "O-700"],
      [BEN, await orderOf("C-1002")],
      ["eve@cedar.example", await orderOf("C-3001")],
      [ADA, "O-9999"],
      [ADA, "o-700"],
    ] as const)
      expect(await refusalOf(getOrder(await viewerOf(email), number))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("[QUO-3, INV-1] its invoices' status is that of everywhere: void once it is void", async () => {
    await change("UPDATE invoice SET voided_at = now(), open_minor = 0 WHERE number = 'INV-1042'");
    const { invoices } = await getOrder(await viewerOf(BEN), "O-700");
    expect(invoices.map(({ status }) => status)).toEqual(["void"]);
  });

  test("[QUO-3] taxed where its seller taxes, with more lines and invoices than it shows counted", async () => {
    const number = await orderOf("C-5001");
    await change(
      `INSERT INTO customer_order_line SELECT line.account_id, contract_id, order_id, 10 + n, null, 'More ' || n, 1, 1, 1, starts_on, ends_on
       FROM customer_order_line line, generate_series(1, 250) n
       WHERE rank = 1 AND order_id = (SELECT id FROM customer_order WHERE number = $1)`,
      [number],
    );
    const order = await getOrder(await viewerOf(GUS), number);
    expect(order.tax.minor * 4n).toBe(order.net.minor); // 25 %
    expect(order.total.minor).toBe(order.net.minor + order.tax.minor);
    expect([order.lines.length, order.lineCount]).toEqual([200, 252]);
  });
});

describe("the demo world's orders", () => {
  test("[QUO-4] every subscription came with one, numbered by age, whose lines make its amount", async () => {
    const [{ without }] = (await rows("SELECT count(*)::int AS without FROM subscription WHERE order_id IS NULL")) as [
      { without: number },
    ];
    expect(without).toBe(0);
    const placed = await rows<{ number: string; net: string; lines: string }>(
      `SELECT number, net_minor::text AS net, (SELECT sum(amount_minor)::text FROM customer_order_line WHERE order_id = id) AS lines
       FROM customer_order ORDER BY placed_at`,
    );
    expect(placed.map(({ net }) => net)).toEqual(placed.map(({ lines }) => lines));
    const numbers = placed.map(({ number }) => number).filter((number) => number !== "O-700");
    expect(numbers).toEqual([...numbers].sort());
  });
});

test("[QUO-3] an invoice names the orders it bills, to those who see it", async () => {
  const { reference } = await row<{ reference: string }>("SELECT reference FROM invoice WHERE number = 'INV-1042'");
  expect(await listOrdersOfInvoice(await viewerOf(BEN), reference)).toEqual(["O-700"]);
  expect(await listOrdersOfInvoice(await viewerOf(FAY), reference)).toEqual([]);
});
