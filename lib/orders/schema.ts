import { z } from "zod";
import { searchDay, searchText } from "@/lib/platform/search";

/** The list's state as it stands in the URL [QUO-3]; anything odd falls back rather than fails. */
export const orderSearch = z.object({
  q: searchText(60),
  contract: searchText(40),
  from: searchDay,
  to: searchDay,
  after: searchText(400),
  before: searchText(400),
});
export type OrderSearch = z.output<typeof orderSearch>;

const orderNumber = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^\P{Cc}+$/u);

/** The number in an address, which comes encoded; null when it cannot be one. */
export function orderInPath(segment: string): string | null {
  try {
    return orderNumber.safeParse(decodeURIComponent(segment)).data ?? null;
  } catch {
    return null;
  }
}
