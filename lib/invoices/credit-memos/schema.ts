import { z } from "zod";

const text = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^\P{Cc}*$/u)
    .transform((value) => value.trim() || undefined)
    .optional()
    .catch(undefined);
const day = z.iso.date().optional().catch(undefined);

export const MEMO_STATES = ["left", "used"] as const;

/** The list's state as it stands in the URL [PAY-10]; anything odd falls back rather than fails. */
export const creditMemoSearch = z.object({
  q: text(60),
  /** Whether something of it is left. */
  state: z.enum(MEMO_STATES).optional().catch(undefined),
  contract: text(40),
  from: day,
  to: day,
  after: text(200),
  before: text(200),
});
export type CreditMemoSearch = z.output<typeof creditMemoSearch>;

/** As it stands in an address. */
export const creditMemoId = z.uuid();
