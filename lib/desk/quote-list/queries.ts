import { deskAccountsSql } from "@/lib/access/visible";
import { systemReading, type Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import type { StaffMember } from "@/lib/platform/staff-session";
import { type DeskQuoteFound, deskQuoteColumns, deskQuoteJoins, toDeskRow } from "../quotes/queries";
import type { DeskQuoteSearch } from "../quotes/schema";
import type { DeskQuoteList } from "../quotes/types";

const PAGE_SIZE = 50;

const escaped = (text: string): string => text.replace(/[\\%_]/g, (special) => `\\${special}`);

const stored = (status: Prisma.Sql): Prisma.Sql => Prisma.sql`quote.status = ${status}`;
const today = Prisma.sql`portal.today(seller.time_zone)`;
const BY_STATUS: Record<NonNullable<DeskQuoteSearch["status"]>, Prisma.Sql> = {
  draft: stored(Prisma.sql`'draft'`),
  published: Prisma.sql`quote.status = 'published' AND quote.expires_on >= ${today}`,
  expired: Prisma.sql`quote.status = 'published' AND quote.expires_on < ${today}`,
  accepted: stored(Prisma.sql`'accepted'`),
  declined: stored(Prisma.sql`'declined'`),
  withdrawn: stored(Prisma.sql`'withdrawn'`),
};

function filters({ q, status, account }: DeskQuoteSearch): Prisma.Sql[] {
  const like = q ? `%${escaped(q)}%` : null;
  return [
    ...(status ? [BY_STATUS[status]] : []),
    ...(account ? [Prisma.sql`quote.account_id = ${account}::uuid`] : []),
    ...(like
      ? [
          Prisma.sql`(quote.number ILIKE ${like} OR quote.title ILIKE ${like} OR account.name ILIKE ${like}
                      OR contract.number ILIKE ${like} OR quote.new_contract_number ILIKE ${like})`,
        ]
      : []),
  ];
}

/** A made-up cursor is none. */
const fits = ({ key: [first, second] }: Cursor): boolean =>
  /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(first) &&
  !Number.isNaN(Date.parse(first)) &&
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(second);

const beyond = ({ direction, key: [createdAt, id] }: Cursor): Prisma.Sql => {
  const than = direction === "before" ? Prisma.sql`>` : Prisma.sql`<`;
  return Prisma.sql`(quote.created_at, quote.id) ${than} (${createdAt}::timestamptz, ${id}::uuid)`;
};

/** The quotes of their accounts, drafts too, the newest first, 50 a page [DSK-4]. */
export async function listDeskQuotes(staff: StaffMember, search: DeskQuoteSearch): Promise<DeskQuoteList> {
  const given = readCursor(search);
  const cursor = given && fits(given) ? given : null;
  const way = cursor?.direction === "before" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const conditions = [deskAccountsSql(staff), ...(cursor ? [beyond(cursor)] : []), ...filters(search)];
  const [found, account] = await systemReading(async (tx) => [
    await tx.$queryRaw<DeskQuoteFound[]>`
      SELECT ${deskQuoteColumns} FROM quote ${deskQuoteJoins} WHERE ${Prisma.join(conditions, " AND ")}
      ORDER BY quote.created_at ${way}, quote.id ${way} LIMIT ${PAGE_SIZE + 1}`,
    search.account ? await nameOf(tx, staff, search.account) : null,
  ]);
  const keyOf = (row: DeskQuoteFound) => [row.createdAt.toISOString(), row.id] as const;
  return { ...toPage(found, { size: PAGE_SIZE, cursor, keyOf, toRow: toDeskRow }), account };
}

async function nameOf(tx: Tx, staff: StaffMember, id: string): Promise<string | null> {
  const [found] = await tx.$queryRaw<{ name: string }[]>`
    SELECT account.name FROM account WHERE account.id = ${id}::uuid AND ${deskAccountsSql(staff)}`;
  return found?.name ?? null;
}
