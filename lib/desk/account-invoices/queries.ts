import { type InvoiceFactsRow, selectInvoiceFacts, statusOf, toInvoiceFacts } from "@/lib/invoices/facts";
import { fromDateColumn, isPlainDate } from "@/lib/platform/dates";
import { systemReading, type Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import { money } from "@/lib/platform/money";
import { containing } from "@/lib/platform/search";
import type { StaffMember } from "@/lib/platform/staff-session";
import { findAccount } from "../accounts/facts";
import type { AccountInvoiceSearch } from "./schema";
import type { AccountInvoiceRow, AccountInvoices } from "./types";

const PAGE_SIZE = 50;

/** An account's invoices, the newest first, 50 a page [DSK-1]. @throws DomainError NOT_FOUND */
export const listAccountInvoices = (
  staff: StaffMember,
  id: string,
  search: AccountInvoiceSearch,
): Promise<AccountInvoices> =>
  systemReading(async (tx) => {
    const account = await findAccount(tx, staff, id);
    return { ...(await readInvoices(tx, id, search, PAGE_SIZE)), accountId: id, account };
  });

/** The newest of them, for the account's own page. */
export const readNewestInvoices = async (tx: Tx, accountId: string, most: number): Promise<AccountInvoiceRow[]> => [
  ...(await readInvoices(tx, accountId, {}, most)).rows,
];

async function readInvoices(tx: Tx, accountId: string, search: Partial<AccountInvoiceSearch>, size: number) {
  const given = readCursor(search);
  const cursor = given && isPlainDate(given.key[0]) ? given : null;
  const way = cursor?.direction === "before" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const like = search.q ? containing(search.q) : null;
  const conditions = [
    Prisma.sql`invoice.account_id = ${accountId}::uuid`,
    ...(cursor ? [beyond(cursor)] : []),
    ...(like
      ? [Prisma.sql`(invoice.number ILIKE ${like} OR invoice.po_number ILIKE ${like} OR contract.number ILIKE ${like})`]
      : []),
  ];
  // The page is found first, on the index by account and day; what its rows show is looked up for those alone.
  const found = await tx.$queryRaw<InvoiceFactsRow[]>(
    selectInvoiceFacts(null, {
      source: Prisma.sql`(
        SELECT invoice.* FROM invoice JOIN contract ON contract.id = invoice.contract_id
        WHERE ${Prisma.join(conditions, " AND ")}
        ORDER BY invoice.issued_on ${way}, invoice.reference ${way} LIMIT ${size + 1}
      ) invoice JOIN contract ON contract.id = invoice.contract_id`,
      rest: Prisma.sql`ORDER BY invoice.issued_on ${way}, invoice.reference ${way}`,
    }),
  );
  return toPage(found, {
    ...{ size, cursor, toRow },
    keyOf: ({ issuedOn, reference }) => [fromDateColumn(issuedOn), reference],
  });
}

const beyond = ({ direction, key: [day, reference] }: Cursor): Prisma.Sql =>
  direction === "after"
    ? Prisma.sql`(invoice.issued_on, invoice.reference) < (${day}::date, ${reference})`
    : Prisma.sql`(invoice.issued_on, invoice.reference) > (${day}::date, ${reference})`;

function toRow(row: InvoiceFactsRow): AccountInvoiceRow {
  const facts = toInvoiceFacts(row);
  return {
    reference: row.reference,
    number: row.number,
    contractNumber: row.contractNumber,
    issuedOn: fromDateColumn(row.issuedOn),
    dueOn: facts.dueOn,
    total: money(row.totalMinor, row.currency),
    open: facts.open,
    status: statusOf(row, facts),
  };
}
