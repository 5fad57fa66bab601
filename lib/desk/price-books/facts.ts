import { listSold } from "@/lib/catalog/facts";
import { fromDateColumn, type PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { DomainError, notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { PricedProduct } from "./types";

/** What the rules on changing a price book look at. */
export interface BookFacts {
  readonly id: string;
  readonly sellerEntityId: string;
  readonly seller: string;
  readonly name: string;
  readonly currency: string;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly isStandard: boolean;
  readonly taxRate: string | null;
  readonly version: number;
  /** In the seller entity's zone. */
  readonly today: PlainDate;
}

type Found = Omit<BookFacts, "validFrom" | "validTo" | "today"> & {
  validFrom: Date;
  validTo: Date | null;
  today: Date;
};

/** In a command locked, so that of two who save the second sees the first. @throws DomainError NOT_FOUND */
export async function readBook(tx: Tx, id: string, isLocked = false): Promise<BookFacts> {
  const [found] = await tx.$queryRaw<Found[]>`
    SELECT book.id, book.seller_entity_id AS "sellerEntityId", seller.name AS seller, book.name,
           book.currency::text AS currency, book.valid_from AS "validFrom", book.valid_to AS "validTo",
           book.is_standard AS "isStandard", trim_scale(book.tax_rate)::text AS "taxRate", book.version,
           portal.today(seller.time_zone) AS today
    FROM price_book book JOIN seller_entity seller ON seller.id = book.seller_entity_id
    WHERE book.id = ${id}::uuid ${isLocked ? Prisma.sql`FOR UPDATE OF book` : Prisma.empty}`;
  if (!found) throw notFound();
  const { validFrom, validTo, today, ...book } = found;
  return {
    ...{ ...book, validFrom: fromDateColumn(validFrom), today: fromDateColumn(today) },
    validTo: validTo && fromDateColumn(validTo),
  };
}

/** A product of a book with its price; null where the book does not have it. */
export async function findPriced(tx: Tx, book: string, product: string): Promise<PricedProduct | null> {
  const sold = await listSold(tx, [book]);
  return sold.find(({ productId }) => productId === product) ?? null;
}

export const savedMeanwhile = (current: Readonly<Record<string, string>>): DomainError =>
  new DomainError("CONFLICT", "prices.changed_meanwhile", { current });
