import { z } from "zod";
import { searchDay } from "@/lib/platform/search";

/** Periods that need no days typed in. */
export const PRESETS = ["this_month", "last_month", "this_quarter", "this_year", "last_12_months"] as const;
export type Preset = (typeof PRESETS)[number];

/** A statement's state as it stands in the URL; anything odd falls back rather than fails [PAY-11]. */
export const statementSearch = z.object({
  period: z.enum(PRESETS).optional().catch(undefined),
  from: searchDay,
  to: searchDay,
  contract: z
    .string()
    .max(40)
    .regex(/^\P{Cc}*$/u)
    .transform((value) => value.trim() || undefined)
    .optional()
    .catch(undefined),
  /** A bill group's id, in files' addresses: they stay what they are whatever is chosen meanwhile. */
  group: z.uuid().optional().catch(undefined),
});
export type StatementSearch = z.output<typeof statementSearch>;
