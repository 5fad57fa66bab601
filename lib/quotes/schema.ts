import { z } from "zod";

export const quoteNumber = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^\P{Cc}+$/u);

/** The number in an address, which comes encoded; null when it cannot be one. */
export function quoteInPath(segment: string): string | null {
  try {
    return quoteNumber.safeParse(decodeURIComponent(segment)).data ?? null;
  } catch {
    return null;
  }
}
