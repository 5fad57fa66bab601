import { z } from "zod";
import { searchDay, searchText } from "@/lib/platform/search";

export const MEMO_STATES = ["left", "used"] as const;

/** The list's state as it stands in the URL [PAY-10]; anything odd falls back rather than fails. */
export const creditMemoSearch = z.object({
  q: searchText(60),
  /** Whether something of it is left. */
  state: z.enum(MEMO_STATES).optional().catch(undefined),
  contract: searchText(40),
  from: searchDay,
  to: searchDay,
  after: searchText(200),
  before: searchText(200),
  /** Where the collections activity below the memos stands. */
  activity_after: searchText(200),
  activity_before: searchText(200),
});
export type CreditMemoSearch = z.output<typeof creditMemoSearch>;

/** As it stands in an address. */
export const creditMemoId = z.uuid();
