import { z } from "zod";
import { getBookTerms, listSold } from "@/lib/catalog/facts";
import { fromDateColumn } from "@/lib/platform/dates";
import { systemDb, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { StaffMember } from "@/lib/platform/staff-session";
import type { PriceBook, PriceBookRow } from "./types";

/** A seller has few; those that hold now come first. */
const MOST_BOOKS = 200;

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
export const listPriceBooks = (_staff: StaffMember): Promise<PriceBookRow[]> =>
  systemDb((tx) =>
    selectBooks(
      tx,
      Prisma.sql`ORDER BY book.valid_to IS NOT NULL, seller.rank, book.currency, book.valid_from DESC, book.id
        LIMIT ${MOST_BOOKS}`,
    ),
  );

/** @throws DomainError NOT_FOUND */
export const getPriceBook = (_staff: StaffMember, id: string): Promise<PriceBook> =>
  systemDb(async (tx) => {
    if (!z.uuid().safeParse(id).success) throw notFound();
    const [book] = await selectBooks(tx, Prisma.sql`WHERE book.id = ${id}::uuid`);
    if (!book) throw notFound();
    const { taxRate } = await getBookTerms(tx, id);
    return { ...book, taxRate, entries: await listSold(tx, [id]) };
  });
