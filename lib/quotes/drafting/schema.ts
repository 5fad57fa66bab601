import { z } from "zod";
import { note } from "@/lib/catalog/requests/schema";
import { typedQuantities } from "@/lib/catalog/schema";
import { typedDay } from "@/lib/collections/promises/schema";
import { quoteNumber } from "../schema";

const LONGEST_TERMS = 10_000;
const PLAIN = /^[^\p{Cc}\p{Cs}]*(?:[\n\t][^\p{Cc}\p{Cs}]*)*$/u;

const title = z
  .string()
  .trim()
  .min(1, "text_missing")
  .max(200, "too_long")
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, "line_malformed");

const terms = z
  .string()
  .optional()
  .transform((text) => (text ?? "").replaceAll("\r\n", "\n").trim())
  .pipe(z.string().max(LONGEST_TERMS, "too_long").regex(PLAIN, "text_malformed"))
  .transform((text) => text || null);

/** What a quote is for: a contract that it extends, or a new one of a bill group in one currency. */
export const targetInput = z.union([
  z.object({ contract: z.uuid() }).transform(({ contract }) => ({ contract, group: null, currency: null })),
  z
    .object({ group: z.uuid(), currency: z.string().regex(/^[A-Z]{3}$/) })
    .transform(({ group, currency }) => ({ contract: null, group, currency })),
]);
export type Target = z.output<typeof targetInput>;

const words = {
  title,
  message: note,
  terms,
  expiresOn: typedDay,
  startsOn: typedDay,
  /** Of a new contract; one that is extended ends when it ends. */
  endsOn: z
    .string()
    .optional()
    .transform((text) => text || null)
    .pipe(typedDay.nullable()),
};

/** A draft's words and days, and the quantities as they were typed. */
const typedDraft = z
  .looseObject(words)
  .transform(({ title, message, terms, expiresOn, startsOn, endsOn, ...rest }) => ({
    ...{ title, message, terms, expiresOn, startsOn, endsOn },
    typed: typedQuantities(rest),
  }));
export type TypedDraft = z.output<typeof typedDraft>;

/** A new draft, with the key that its form was made with: pressed twice it is one. */
export const writeDraftInput = z
  .looseObject({ key: z.uuid() })
  .transform(({ key }) => ({ key }))
  .and(typedDraft)
  .and(
    z
      .looseObject({})
      .pipe(targetInput)
      .transform((target) => ({ target })),
  );
export type WriteDraftInput = z.output<typeof writeDraftInput>;

/** A saved one, with the version that its form was filled from [CON-5]. */
export const changeDraftInput = z
  .looseObject({ quote: quoteNumber, version: z.coerce.number().int().positive() })
  .transform(({ quote, version }) => ({ quote, version }))
  .and(typedDraft);
export type ChangeDraftInput = z.output<typeof changeDraftInput>;

export const deleteDraftInput = z.object({ quote: quoteNumber });
export type DeleteDraftInput = z.output<typeof deleteDraftInput>;

export const copyQuoteInput = z.object({ quote: quoteNumber, key: z.uuid() });
export type CopyQuoteInput = z.output<typeof copyQuoteInput>;
