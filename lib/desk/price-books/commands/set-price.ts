import { MOST_PRODUCTS } from "@/lib/catalog/facts";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { DomainError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { type BookFacts, findPriced, readBook, savedMeanwhile } from "../facts";
import { canChangeBook, type KeptPrice, priceInWords, readPrice, typedPrice } from "../rules";
import type { DropProductInput, SetPriceInput } from "../schema";
import type { PricedProduct } from "../types";

interface Locked {
  readonly book: BookFacts;
  readonly saved: PricedProduct | null;
}

/** The book, locked, with what it says of a product. @throws DomainError NOT_FOUND, RULE, CONFLICT */
async function lockPrice(tx: Tx, input: { book: string; product: string; version: number }): Promise<Locked> {
  const book = await readBook(tx, input.book, true);
  requireAllowed(canChangeBook(book, book.today));
  const saved = await findPriced(tx, book.id, input.product);
  if (book.version !== input.version)
    throw savedMeanwhile({ ...(saved ? typedPrice(saved, book.currency) : {}), version: String(book.version) });
  return { book, saved };
}

const countSave = (tx: Tx, book: BookFacts) =>
  tx.$executeRaw`UPDATE price_book SET version = version + 1 WHERE id = ${book.id}::uuid`;

/**
 * Says what a product costs in a book, which may not have had it: at once where the book holds, else from its first day. What
 * is written in quotes stays; a draft is priced again when it is saved [DSK-4, QUO-6].
 * @throws DomainError NOT_FOUND, RULE with the reason of canChangeBook, INVALID by field, CONFLICT [CON-5]
 */
export const setPrice = (ctx: DeskCtx, input: SetPriceInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const { book, saved } = await lockPrice(tx, input);
    const product = await nameOf(tx, input.product);
    const read = readPrice(input, { currency: book.currency, locale: ctx.staff.locale });
    if ("faults" in read) throw new DomainError("INVALID", "prices.tiers_missing", { fields: read.faults });
    if (!saved) await requireRoom(tx, book);
    await replacePrice(tx, book.id, input.product, read.price);
    await countSave(tx, book);
    const [was, is] = [saved && priceInWords(saved, book.currency), priceInWords(read.price, book.currency)];
    if (was === is) return;
    const named = { book: book.name, product };
    await audit(tx, ctx, {
      ...{ action: "price_book.price_changed", before: { ...named, price: was }, after: { ...named, price: is } },
    });
  });

/** Sells a product by a book no more. @throws DomainError NOT_FOUND, RULE with the reason of canChangeBook, CONFLICT [CON-5] */
export const dropProduct = (ctx: DeskCtx, input: DropProductInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const { book, saved } = await lockPrice(tx, input);
    if (!saved) throw notFound();
    await tx.priceBookEntry.deleteMany({ where: { priceBookId: book.id, productId: input.product } });
    await countSave(tx, book);
    const before = { book: book.name, product: saved.name, price: priceInWords(saved, book.currency) };
    await audit(tx, ctx, {
      action: "price_book.product_removed",
      before,
      after: { book: book.name, product: saved.name },
    });
  });

async function nameOf(tx: Tx, id: string): Promise<string> {
  const product = await tx.product.findUnique({ where: { id }, select: { name: true } });
  if (!product) throw notFound();
  return product.name;
}

/** More than fit on one page would not be sold by it. */
async function requireRoom(tx: Tx, { id }: BookFacts): Promise<void> {
  const held = await tx.priceBookEntry.count({ where: { priceBookId: id } });
  if (held >= MOST_PRODUCTS) throw new DomainError("RULE", "prices.full", { params: { most: MOST_PRODUCTS } });
}

async function replacePrice(tx: Tx, priceBookId: string, productId: string, price: KeptPrice): Promise<void> {
  const { tiers, kind, monthlyMinor, basisPoints, mostQuantity, needsApproval } = price;
  const kept = { kind, monthlyMinor, basisPoints, mostQuantity, needsApproval };
  const { id } = await tx.priceBookEntry.upsert({
    where: { priceBookId_productId: { priceBookId, productId } },
    create: { id: newId(), priceBookId, productId, ...kept },
    update: kept,
    select: { id: true },
  });
  await tx.priceTier.deleteMany({ where: { entryId: id } });
  await tx.priceTier.createMany({ data: tiers.map((tier) => ({ entryId: id, ...tier })) });
}
