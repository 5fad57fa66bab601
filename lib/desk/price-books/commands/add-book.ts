import { audit } from "@/lib/platform/audit";
import { fromDateColumn, type PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { DomainError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { readBook } from "../facts";
import { faultsInDays } from "../rules";
import type { AddBookInput, BookSource } from "../schema";

/** What a new book takes over. */
interface Origin {
  readonly sellerEntityId: string;
  readonly seller: string;
  readonly currency: string;
  readonly taxRate: string | null;
  readonly isStandard: boolean;
  readonly today: PlainDate;
  readonly copied: { readonly id: string; readonly name: string } | null;
}

/**
 * Adds a price book that holds from a day to come, or from today: a copy of another one, or an empty one. Until its day it
 * is a draft that no quote is priced by; from then on it goes before the earlier ones of its kind [DSK-4]. @returns its id
 * @throws DomainError NOT_FOUND, INVALID by field
 */
export const addBook = (ctx: DeskCtx, { source, name, validFrom }: AddBookInput): Promise<string> =>
  transaction(ctx, async (tx) => {
    const origin = await originOf(tx, source);
    const faults = faultsInDays({ validFrom, validTo: null }, null, origin.today);
    if (Object.keys(faults).length > 0) throw new DomainError("INVALID", "prices.begins_in_past", { fields: faults });
    const id = newId();
    const { sellerEntityId, currency, isStandard, taxRate, copied } = origin;
    const added = await tx.$executeRaw`
      INSERT INTO price_book (id, seller_entity_id, name, currency, valid_from, is_standard, tax_rate)
      VALUES (${id}::uuid, ${sellerEntityId}::uuid, ${name}, ${currency}, ${validFrom}::date, ${isStandard},
              ${taxRate}::numeric)
      ON CONFLICT (seller_entity_id, name) DO NOTHING`;
    if (added === 0) throw new DomainError("INVALID", "prices.name_taken", { field: "name" });
    if (copied) await copyPrices(tx, copied.id, id);
    const named = { book: name, seller: origin.seller, currency, day: validFrom };
    await audit(tx, ctx, { action: "price_book.added", after: { ...named, copied: copied?.name ?? null } });
    return id;
  });

async function originOf(tx: Tx, source: BookSource): Promise<Origin> {
  if ("book" in source) {
    const copied = await readBook(tx, source.book, true);
    return { ...copied, copied };
  }
  const [found] = await tx.$queryRaw<{ seller: string; today: Date }[]>`
    SELECT seller.name AS seller, portal.today(seller.time_zone) AS today
    FROM seller_entity seller JOIN seller_currency paid ON paid.seller_entity_id = seller.id
    WHERE seller.id = ${source.seller}::uuid AND paid.currency = ${source.currency}`;
  if (!found) throw notFound();
  return {
    ...{ sellerEntityId: source.seller, seller: found.seller, currency: source.currency, taxRate: null },
    ...{ isStandard: true, today: fromDateColumn(found.today), copied: null },
  };
}

async function copyPrices(tx: Tx, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    WITH made AS (
      INSERT INTO price_book_entry (id, price_book_id, product_id, kind, monthly_minor, basis_points, most_quantity, needs_approval)
      SELECT gen_random_uuid(), ${to}::uuid, product_id, kind, monthly_minor, basis_points, most_quantity, needs_approval
      FROM price_book_entry WHERE price_book_id = ${from}::uuid
      RETURNING id, product_id)
    INSERT INTO price_tier (entry_id, from_quantity, monthly_minor)
    SELECT made.id, tier.from_quantity, tier.monthly_minor
    FROM made
    JOIN price_book_entry entry ON entry.product_id = made.product_id AND entry.price_book_id = ${from}::uuid
    JOIN price_tier tier ON tier.entry_id = entry.id`;
}
