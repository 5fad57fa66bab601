import { beforeAll, describe, expect, test } from "vitest";
import { listInvoices } from "@/lib/invoices/list/queries";
import { INVOICE_SORTS, type InvoiceSort, invoiceSearch } from "@/lib/invoices/schema";
import type { Viewer } from "@/lib/platform/viewer";
import { rows } from "../setup/admin";
import { chance } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { viewerOf } from "../setup/world";

const EMAIL = "wide@acme.example";
const CONTRACTS = 120;
const MOST_EACH = 9;

const ORDERS: Record<InvoiceSort, string> = {
  issued: "issued_on DESC, reference DESC",
  issued_up: "issued_on, reference",
  due: "due_on DESC, reference DESC",
  due_up: "due_on, reference",
  total: "total_minor DESC, reference DESC",
  total_up: "total_minor, reference",
};

beforeAll(freshDemo);

/** More contracts than a page has rows, copied from C-1001, of 0 to 9 invoices each, of few different days and totals. */
async function fill(viewer: Viewer, seed: number): Promise<void> {
  await rows(
    `INSERT INTO account_person (account_id, person_id, first_name, last_name)
     SELECT account_id, $1, 'Wide', 'Person' FROM contract WHERE number = 'C-1001'`,
    [viewer.personId],
  );
  await rows(
    `WITH made AS (
       INSERT INTO contract
       SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', 'W-' || n))).*
       FROM contract c, generate_series(1, ${CONTRACTS}) n WHERE c.number = 'C-1001' RETURNING id, account_id)
     INSERT INTO contract_contact (id, account_id, contract_id, person_id)
     SELECT gen_random_uuid(), account_id, id, $1 FROM made`,
    [viewer.personId],
  );
  await rows(
    `INSERT INTO invoice
     SELECT (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'contract_id', c.id,
       'number', 'WI-' || c.number || '-' || k, 'reference', 'WI-' || c.number || '-' || k,
       'issued_on', date '2026-01-01' + (hashtext(c.number || k || $1) & 31), 'due_on', date '2026-03-01' + (hashtext(k || c.number || $1) & 7),
       'lines_minor', 100 * (1 + (hashtext($1 || k || c.number) & 15)), 'tax_minor', 0,
       'total_minor', 100 * (1 + (hashtext($1 || k || c.number) & 15)),
       'payable_minor', 100 * (1 + (hashtext($1 || k || c.number) & 15)), 'open_minor', 0))).*
     FROM invoice i, contract c, generate_series(1, ${MOST_EACH}) k
     WHERE i.number = 'INV-1042' AND c.number LIKE 'W-%' AND k <= (hashtext($1 || c.number) & 15) % ${MOST_EACH + 1}`,
    [String(seed)],
  );
}

describe("somebody on more contracts than a page has rows", () => {
  test("[INV-1] pages through all of their invoices in order, forwards and back, however sorted and narrowed", async () => {
    const { seed } = chance();
    const viewer = await viewerOf(EMAIL);
    await fill(viewer, seed);
    for (const sort of INVOICE_SORTS)
      for (const narrowed of [{}, { q: "-3" }, { from: "2026-01-10", to: "2026-01-12" }]) {
        const search = { sort, ...narrowed };
        const expected = await rows<{ number: string }>(
          `SELECT number FROM invoice WHERE number LIKE 'WI-%'
           AND ($1 = '' OR number LIKE $1 OR (SELECT number FROM contract WHERE id = contract_id) LIKE $1)
           AND issued_on BETWEEN $2 AND $3 ORDER BY ${ORDERS[sort]}`,
          ["q" in search ? "%-3%" : "", search.from ?? "2026-01-01", search.to ?? "2026-12-31"],
        );
        const forwards = await walk(viewer, search);
        expect(forwards.flat()).toEqual(expected.map(({ number }) => number));
        expect(forwards.flat().length).toBeGreaterThan(10);
        expect(await walkBack(viewer, search, forwards.length)).toEqual(forwards.slice(0, -1).reverse());
      }
  });
});

type Search = Record<string, unknown>;

const page = async (viewer: Viewer, search: Search) => {
  const { rows: found, next, previous } = await listInvoices(viewer, invoiceSearch.parse(search));
  return { numbers: found.map(({ number }) => number), next, previous };
};

async function walk(viewer: Viewer, search: Search): Promise<string[][]> {
  const pages = [];
  for (let after: string | undefined; ; ) {
    const { numbers, next } = await page(viewer, { ...search, after });
    pages.push(numbers);
    if (!next) return pages;
    after = next;
  }
}

/** From the last page, page by page, to the first. */
async function walkBack(viewer: Viewer, search: Search, count: number): Promise<string[][]> {
  let at = await page(viewer, search);
  for (let n = 1; n < count; n += 1) at = await page(viewer, { ...search, after: at.next });
  const pages = [];
  while (at.previous) {
    at = await page(viewer, { ...search, before: at.previous });
    pages.push(at.numbers);
  }
  return pages;
}
