import { z } from "zod";
import { invoiceReference } from "@/lib/invoices/schema";
import { listed } from "@/lib/platform/fields";
import { methodId } from "../methods/schema";
import { MOST_TOGETHER } from "./rules";
import type { WantedShare } from "./types";

/** Longer is no amount. */
const LONGEST_AMOUNT = 60;

export const amountField = (at: number): string => `amount.${at}`;

/** What is asked for, each invoice once, with the amounts typed in fields `amount.0`, `amount.1`… in the same order. */
function sharesOf(references: readonly string[], typedAt: (at: number) => string | undefined): WantedShare[] {
  const shares = new Map<string, WantedShare>();
  for (const [at, reference] of references.entries())
    if (!shares.has(reference))
      shares.set(reference, { reference, typed: typedAt(at) ?? null, field: amountField(at) });
  return [...shares.values()];
}

/** `way`: on the provider's page by card or bank debit, with a saved method, or only to see the total. */
export const payTogetherInput = z
  .looseObject({
    invoice: z.string().transform(listed).pipe(z.array(invoiceReference).min(1).max(MOST_TOGETHER)),
    way: z.union([z.enum(["card", "bank_debit", "update"]), methodId]),
  })
  .transform(({ invoice, way, ...rest }, { addIssue }) => {
    const fields: Readonly<Record<string, unknown>> = rest;
    const shares = sharesOf(invoice, (at) => {
      const typed = fields[amountField(at)];
      return typeof typed === "string" ? typed : undefined;
    });
    for (const { field, typed } of shares)
      if (typed && typed.length > LONGEST_AMOUNT)
        addIssue({ code: "custom", message: "too_long", path: [field], input: typed });
    return { shares, way };
  });
export type PayTogetherInput = z.output<typeof payTogetherInput>;

const several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .catch(undefined)
  .transform((value): string[] => (value === undefined ? [] : [value].flat()));

/** The page's address; what is odd in it falls away. */
export const paySearch = z
  .object({
    invoice: several,
    amount: several,
    all: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional()
      .catch(undefined),
    group: z.uuid().optional().catch(undefined),
  })
  .transform(({ invoice, amount, all, group }) => {
    const known = invoice.map((reference) => invoiceReference.safeParse(reference).data);
    return {
      // One that cannot be a reference is nobody's, and found by nobody.
      shares: sharesOf(
        known.map((reference) => reference ?? ""),
        (at) => amount[at]?.slice(0, LONGEST_AMOUNT) || undefined,
      ),
      all,
      group,
    };
  });
export type PaySearch = z.output<typeof paySearch>;
