import { z } from "zod";

/** A quantity as it was typed; longer than any. */
const TYPED_MAX = 60;
const MOST_TYPED = 90;

/** The quantities in a form or an address, by product, as they were typed. */
export function typedQuantities(fields: Readonly<Record<string, unknown>>): Map<string, string> {
  const found = Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    const productId = /^q-([0-9a-f-]{36})$/.exec(name)?.[1];
    if (!productId || !z.uuid().safeParse(productId).success || typeof value !== "string") return [];
    const typed = value.slice(0, TYPED_MAX);
    return typed.trim() ? [[productId, typed]] : [];
  });
  return new Map(found.slice(0, MOST_TYPED));
}

/** The page's state as it stands in the address; anything odd falls back rather than fails. */
export const selectionSearch = z
  .looseObject({ all: z.literal("1").optional().catch(undefined) })
  .transform(({ all, ...rest }) => ({ isWhole: all === "1", typed: typedQuantities(rest) }));
export type SelectionSearch = z.output<typeof selectionSearch>;
