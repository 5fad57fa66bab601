import { beforeAll, describe, expect, test } from "vitest";
import { listInvoices } from "@/lib/invoices/list/queries";
import { getInvoice } from "@/lib/invoices/queries";
import { INVOICE_SORTS, invoiceSearch } from "@/lib/invoices/schema";
import type { InvoiceRow } from "@/lib/invoices/types";
import { rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { refusalOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";

const ADA = "ada@acme.example";

beforeAll(freshDemo);

const list = async (email: string, search: Record<string, unknown> = {}) =>
  listInvoices(await viewerOf(email), invoiceSearch.parse(search));
const numbers = ({ rows: found }: { rows: readonly InvoiceRow[] }) => found.map(({ number }) => number);

/** Every page, walked forwards. */
async function walk(email: string, search: Record<string, unknown>): Promise<string[]> {
  const seen: string[] = [];
  let after: string | undefined;
  for (let page = 0; page < 50; page += 1) {
    const found = await list(email, { ...search, after });
    seen.push(...numbers(found));
    if (!found.next) return seen;
    after = found.next;
  }
  throw new Error("the list does not end");
}

describe("the list of invoices", () => {
  test("[INV-1, ACC-1] holds exactly the invoices of the viewer's contracts", async () => {
    for (const email of [ADA, "ben@acme.example", "cora@acme.example", "gus@elm.example", "eve@cedar.example"]) {
      const found = await walk(email, {});
      const expected = await rows<{ number: string }>(
        `SELECT invoice.number FROM invoice JOIN contract_access mine ON mine.contract_id = invoice.contract_id
         JOIN person ON person.id = mine.person_id WHERE email = $1 ORDER BY 1`,
        [email],
      );
      expect(found.sort()).toEqual(expected.map(({ number }) => number));
    }
  });

  test("[INV-1] shows what each row has to show", async () => {
    const { rows: found } = await list(ADA, { q: "INV-1046" });
    expect(found).toEqual([
      expect.objectContaining({
        number: "INV-1046",
        contractNumber: "C-1002",
        poNumber: null,
        total: { minor: 50_000n, currency: "USD" },
        open: { minor: 30_000n, currency: "USD" },
        status: "partially_paid",
        isPayable: true,
      }),
    ]);
  });

  test.each([
    ["INV-1042", "open", true],
    ["INV-1043", "overdue", true],
    ["INV-1044", "open", false],
    ["INV-1045", "paid", false],
    ["INV-1046", "partially_paid", true],
    ["INV-1047", "disputed", false],
    ["INV-1049", "void", false],
    ["INV-1050", "open", false],
  ])("[INV-1, INV-3] says of %s that it is %s; can be paid now: %s", async (number, status, isPayable) => {
    const [row] = (await list(ADA, { q: number })).rows;
    expect(row).toMatchObject({ status, isPayable });
    expect(await getInvoice(await viewerOf(ADA), number)).toMatchObject({ status, payment: { allowed: isPayable } });
  });

  test.each(["open", "overdue", "partially_paid", "processing", "paid", "void", "disputed"])(
    "[INV-1] filtered by %s holds exactly the rows of that status",
    async (status) => {
      const all: InvoiceRow[] = [];
      for (const sort of ["issued", "issued_up"]) all.push(...(await list(ADA, { sort })).rows);
      const expected = new Set(all.filter((row) => row.status === status).map(({ number }) => number));
      const found = new Set(await walk(ADA, { status }));
      for (const number of expected) expect(found).toContain(number);
      for (const row of (await list(ADA, { status })).rows) expect(row.status).toBe(status);
    },
  );

  test.each(INVOICE_SORTS)("[INV-1] sorted by %s goes through all, each once, forwards and backwards", async (sort) => {
    const forwards = await walk(ADA, { sort });
    expect(new Set(forwards).size).toBe(forwards.length);
    const first = await list(ADA, { sort });
    const second = await list(ADA, { sort, after: first.next });
    expect(numbers(await list(ADA, { sort, before: second.previous }))).toEqual(numbers(first));
    const values = await rows<{ number: string }>(
      `SELECT number FROM invoice WHERE number = ANY ($1) ORDER BY
         ${{ issued: "issued_on", due: "due_on", total: "total_minor" }[sort.split("_")[0] ?? ""]} ${sort.endsWith("_up") ? "ASC" : "DESC"},
         reference ${sort.endsWith("_up") ? "ASC" : "DESC"}`,
      [forwards],
    );
    expect(forwards).toEqual(values.map(({ number }) => number));
  });

  test.each([
    ["a number", "inv-1042", ["INV-1042"]],
    ["part of one", "1042", ["INV-1042"]],
    ["a contract", "c-1006", ["INV-1050"]],
    ["nothing there is", "no such thing", []],
    ["a pattern's own sign", "%", []],
    ["another", "_", []],
    ["a backslash", "\\", []],
  ])("[INV-1] searched by %s: %s", async (_what, q, expected) => {
    expect(numbers(await list(ADA, { q }))).toEqual(expected);
  });

  test("[INV-1] is searched by PO number, and narrowed by contract and by days, both included", async () => {
    const byPo = numbers(await list(ADA, { q: "4500-1", contract: "C-1001", status: "unpaid" }));
    expect(byPo.sort()).toEqual(["INV-1042", "INV-1043", "INV-1044", "INV-1047"]);
    const [row] = (await list(ADA, { q: "INV-1042" })).rows;
    const day = row?.issuedOn;
    expect(numbers(await list(ADA, { q: "INV-1042", from: day, to: day }))).toEqual(["INV-1042"]);
    expect(numbers(await list(ADA, { q: "INV-1042", to: "2020-01-01" }))).toEqual([]);
  });

  test.each(["x", "eyJ4IjoxfQ", Buffer.from(JSON.stringify(["2027-13-45", "INV"])).toString("base64url"), "\u0000"])(
    "[INV-1] with a made-up cursor %j gives the first page",
    async (after) => {
      for (const sort of INVOICE_SORTS)
        expect(numbers(await list(ADA, { sort, after }))).toEqual(numbers(await list(ADA, { sort })));
    },
  );

  test("[ACC-6] of another's contract is empty, and offers only contracts of the viewer's", async () => {
    expect((await list("ben@acme.example", { contract: "C-1002" })).rows).toEqual([]);
    expect((await list("ben@acme.example")).contracts).toEqual(["C-1001", "C-1003"]);
  });
});

describe("an invoice's page", () => {
  test("[INV-2] has the lines, tax and totals, and what reduced it", async () => {
    const elm = await getInvoice(await viewerOf("gus@elm.example"), "INV-5001");
    expect(elm).toMatchObject({
      billTo: { name: "Elm Health", taxId: "SE559911223101" },
      totals: { lines: { minor: 1_000_000n }, tax: { minor: 250_000n }, payable: { minor: 1_250_000n } },
      taxes: [{ rate: "25", base: { minor: 1_000_000n }, amount: { minor: 250_000n } }],
      payTo: { reference: "INV-5001", bankName: "Nordbanken" },
      collector: { email: "carl.collector@fjord.example" },
    });
    expect(elm.lines.map(({ description, quantity }) => `${quantity} ${description}`)).toEqual([
      "25 Cloud Seat",
      "4 Data Storage 100 GB",
    ]);
    const credited = await getInvoice(await viewerOf(ADA), "INV-1046");
    expect(credited.movements).toEqual([
      expect.objectContaining({ kind: "credit", number: "CM-1", amount: { minor: 20_000n, currency: "USD" } }),
    ]);
  });

  test.each(["INV-9999", "INV-2001", "INV-5001"])(
    "[ACC-6] of %s, not ada's or not there, is not found",
    async (number) => {
      expect(await refusalOf(getInvoice(await viewerOf(ADA), number))).toMatchObject({ code: "NOT_FOUND" });
    },
  );
});
