import { z } from "zod";
import { listSold } from "@/lib/catalog/facts";
import { fromDateColumn } from "@/lib/platform/dates";
import { systemReading, type Tx } from "@/lib/platform/db";
import { hasDeskPermission } from "@/lib/platform/desk-permissions";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { StaffMember } from "@/lib/platform/staff-session";
import { readBook } from "./facts";
import { canChangeBook } from "./rules";
import type { BookSources, PriceBook, PriceBookList, PriceBookRow, PriceForm } from "./types";

/** A seller has few; those that hold now come first. */
const MOST_BOOKS = 200;
/** Of the catalogue, to choose from. */
const MOST_LISTED = 1_000;

type Found = Omit<PriceBookRow, "validFrom" | "validTo"> & { readonly validFrom: Date; readonly validTo: Date | null };

async function selectBooks(tx: Tx, rest: Prisma.Sql): Promise<PriceBookRow[]> {
  const found = await tx.$queryRaw<Found[]>`
    SELECT book.id, book.name, seller.name AS seller, book.currency::text AS currency, book.valid_from AS "validFrom",
           book.valid_to AS "validTo", book.is_standard AS "isStandard",
           (SELECT count(*)::int FROM price_book_entry entry WHERE entry.price_book_id = book.id) AS products
    FROM price_book book JOIN seller_entity seller ON seller.id = book.seller_entity_id ${rest}`;
  return found.map(({ validFrom, validTo, ...book }) => ({
    ...book,
    validFrom: fromDateColumn(validFrom),
    validTo: validTo && fromDateColumn(validTo),
  }));
}

/** The same for every account executive: prices are the seller's, not an account's [DSK-4]. */
const listBooks = (): Promise<PriceBookRow[]> =>
  systemReading((tx) =>
    selectBooks(
      tx,
      Prisma.sql`ORDER BY book.valid_to IS NOT NULL, seller.rank, book.currency, book.valid_from DESC, book.id
        LIMIT ${MOST_BOOKS}`,
    ),
  );

export const listPriceBooks = async ({ role }: StaffMember): Promise<PriceBookList> => ({
  rows: await listBooks(),
  mayAdd: hasDeskPermission(role, "prices.manage"),
});

/** @throws DomainError NOT_FOUND */
export const getPriceBook = (staff: StaffMember, id: string): Promise<PriceBook> =>
  systemReading(async (tx) => {
    if (!z.uuid().safeParse(id).success) throw notFound();
    const [book] = await selectBooks(tx, Prisma.sql`WHERE book.id = ${id}::uuid`);
    if (!book) throw notFound();
    return { ...book, ...(await termsOf(tx, staff, id)), entries: await listSold(tx, [id]) };
  });

async function termsOf(tx: Tx, { role }: StaffMember, id: string) {
  const facts = await readBook(tx, id);
  const { taxRate, version, validFrom, today } = facts;
  const change = hasDeskPermission(role, "prices.manage") ? canChangeBook(facts, today) : null;
  return { taxRate, version, change, hasBegun: validFrom <= today };
}

/** What a new book may begin as [DSK-4]. */
export async function listSources(_staff: StaffMember): Promise<BookSources> {
  const books = await listBooks();
  const sellers = await systemReading(
    (tx) => tx.$queryRaw<{ id: string; name: string; currency: string }[]>`
      SELECT seller.id, seller.name, paid.currency::text AS currency
      FROM seller_entity seller JOIN seller_currency paid ON paid.seller_entity_id = seller.id
      ORDER BY seller.rank, paid.currency LIMIT ${MOST_BOOKS}`,
  );
  return { books, sellers };
}

/** @throws DomainError NOT_FOUND */
export async function getPriceForm(staff: StaffMember, id: string, productId: string | null): Promise<PriceForm> {
  const book = await getPriceBook(staff, id);
  return systemReading(async (tx) => {
    const all = await tx.product.findMany({
      orderBy: { name: "asc" },
      select: { id: true, name: true, unit: true },
      take: MOST_LISTED,
    });
    const held = new Set(book.entries.map((entry) => entry.productId));
    const product = all.find((one) => one.id === productId) ?? null;
    if (productId !== null && !product) throw notFound();
    const saved = book.entries.find((entry) => entry.productId === productId) ?? null;
    return { book, product, saved, others: all.filter((one) => !held.has(one.id)) };
  });
}
