import { z } from "zod";

/** What a contract's history can be narrowed to. */
export const HISTORY_KINDS = ["all", "renewal", "users", "billing", "payments", "documents"] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

const text = z.string().max(200).optional();

/** The history's state as it stands in the URL; anything odd falls back rather than fails. */
export const historySearch = z.object({
  kind: z.enum(HISTORY_KINDS).catch("all"),
  after: text.catch(undefined),
  before: text.catch(undefined),
});
export type HistorySearch = z.output<typeof historySearch>;
