import { z } from "zod";

export const CONTRACT_FILTERS = ["active", "ended", "all"] as const;
export type ContractFilter = (typeof CONTRACT_FILTERS)[number];

const text = z.string().max(200).optional();

/** The list's state as it stands in the URL [CON-1]; anything odd falls back rather than fails. */
export const contractSearch = z.object({
  show: z.enum(CONTRACT_FILTERS).catch("active"),
  after: text.catch(undefined),
  before: text.catch(undefined),
});

/** As the seller writes it: anything but control characters. */
export const contractNumber = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^\P{Cc}+$/u);

/** The number in a page's address, which comes encoded; null when it cannot be one. */
export function numberInPath(segment: string): string | null {
  try {
    return contractNumber.safeParse(decodeURIComponent(segment)).data ?? null;
  } catch {
    return null;
  }
}

/** What a contract's page may be opened with. */
export const contractPageSearch = z.object({ decided: z.literal("1").optional().catch(undefined) });
