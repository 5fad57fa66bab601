import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { DomainError } from "@/lib/platform/errors";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { type BookFacts, readBook, savedMeanwhile } from "../facts";
import { canChangeBook, faultsInDays, readTaxRate } from "../rules";
import type { ChangeBookInput } from "../schema";

/** A book as its form shows it. */
export const typedBook = ({ name, validFrom, validTo, taxRate, version }: BookFacts): Record<string, string> => ({
  ...{ name, validFrom, validTo: validTo ?? "", taxRate: taxRate ?? "", version: String(version) },
});

/**
 * Changes what a book is called, when it holds and what tax comes on top. Quotes that are written keep what stands in them
 * [DSK-4]. @throws DomainError NOT_FOUND, RULE with the reason of canChangeBook, INVALID by field, CONFLICT [CON-5]
 */
export const changeBook = (ctx: DeskCtx, input: ChangeBookInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const book = await readBook(tx, input.book, true);
    requireAllowed(canChangeBook(book, book.today));
    if (book.version !== input.version) throw savedMeanwhile(typedBook(book));
    const { name, validTo } = input;
    const validFrom = input.validFrom ?? book.validFrom;
    const tax = readTaxRate(input.taxRate);
    const faults = {
      ...faultsInDays({ validFrom, validTo }, book, book.today),
      ...("fault" in tax ? { taxRate: tax.fault } : {}),
    };
    if ("fault" in tax || Object.keys(faults).length > 0)
      throw new DomainError("INVALID", "prices.tax_malformed", { fields: faults });
    await requireFreeName(tx, book, name);
    const before = typedBook(book);
    await tx.$executeRaw`
      UPDATE price_book SET name = ${name}, valid_from = ${validFrom}::date, valid_to = ${validTo}::date,
        tax_rate = ${tax.rate}::numeric, version = version + 1
      WHERE id = ${book.id}::uuid`;
    const after = typedBook(await readBook(tx, book.id));
    const { version: _, ...was } = before;
    const { version: __, ...is } = after;
    const named = { book: book.name, seller: book.seller };
    if (JSON.stringify(was) === JSON.stringify(is)) return;
    await audit(tx, ctx, { action: "price_book.changed", before: { ...named, ...was }, after: { ...named, ...is } });
  });

async function requireFreeName(
  tx: Parameters<typeof readBook>[0],
  { id, sellerEntityId }: BookFacts,
  name: string,
): Promise<void> {
  const [taken] = await tx.$queryRaw<object[]>`
    SELECT FROM price_book
    WHERE seller_entity_id = ${sellerEntityId}::uuid AND name = ${name} AND id <> ${id}::uuid`;
  if (taken) throw new DomainError("INVALID", "prices.name_taken", { field: "name" });
}
