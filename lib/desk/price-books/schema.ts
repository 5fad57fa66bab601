import { z } from "zod";
import { typedDay } from "@/lib/collections/promises/schema";
import { PRICE_KINDS } from "./rules";

const version = z.coerce.number().int().positive();
const name = z
  .string()
  .trim()
  .min(1, "name_missing")
  .max(120, "too_long")
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, "line_malformed");
const optionalDay = z
  .string()
  .optional()
  .transform((text) => text?.trim() || null)
  .pipe(typedDay.nullable());
const typed = z
  .string()
  .max(60, "too_long")
  .optional()
  .transform((text) => (text ?? "").trim());

/** What a new book begins as: a copy of another one, or empty for a seller entity in a currency. */
const source = z.union([
  z
    .string()
    .regex(/^book:[0-9a-f-]{36}$/)
    .transform((text) => ({ book: text.slice(5) }))
    .pipe(z.object({ book: z.uuid() })),
  z
    .string()
    .regex(/^empty:[0-9a-f-]{36}:[A-Z]{3}$/)
    .transform((text) => ({ seller: text.slice(6, 42), currency: text.slice(43) }))
    .pipe(z.object({ seller: z.uuid(), currency: z.string() })),
]);
export type BookSource = z.output<typeof source>;

export const addBookInput = z.object({ source, name, validFrom: typedDay });
export type AddBookInput = z.output<typeof addBookInput>;

/** What a book is called and when it holds; without its first day where it holds already. */
export const changeBookInput = z.object({
  ...{ book: z.uuid(), version, name, validFrom: optionalDay, validTo: optionalDay },
  /** In percent, as typed; empty where no tax is charged. */
  taxRate: typed,
});
export type ChangeBookInput = z.output<typeof changeBookInput>;

/** A product's price as it was typed: which fields count says its kind. */
export const setPriceInput = z
  .looseObject({
    book: z.uuid(),
    product: z.uuid(),
    version,
    kind: z.enum(PRICE_KINDS),
    needsApproval: z.string().optional(),
  })
  .transform(({ book, product, version: seen, kind, needsApproval, ...rest }) => ({
    ...{ book, product, version: seen, kind, needsApproval: needsApproval === "on" },
    typed: Object.fromEntries(
      Object.entries(rest).flatMap(([field, value]) => (typeof value === "string" ? [[field, value.trim()]] : [])),
    ) as Readonly<Record<string, string>>,
  }));
export type SetPriceInput = z.output<typeof setPriceInput>;

export const dropProductInput = z.object({ book: z.uuid(), product: z.uuid(), version });
export type DropProductInput = z.output<typeof dropProductInput>;

/** Which product's price is looked at, and of which kind it shall be; anything made up is nothing. */
export const priceSearch = z.object({
  product: z.uuid().optional().catch(undefined),
  kind: z.enum(PRICE_KINDS).optional().catch(undefined),
});
