import { z } from "zod";
import { personName, UNSEEN } from "@/lib/accounts/schema";
import { type PlainDate, plainDate } from "@/lib/platform/dates";

const UNSEEN_BUT_LINES = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
/** A contract's or an invoice's, as typed: nothing is looked up while somebody waits. */
const typedNumber = z
  .string()
  .trim()
  .normalize("NFC")
  .min(1, "number_missing")
  .max(100)
  .refine((text) => !UNSEEN.test(text), "invalid");

const note = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, "\n").trim())
  .pipe(
    z
      .string()
      .max(1000)
      .refine((text) => !UNSEEN_BUT_LINES.test(text), "invalid"),
  )
  .transform((text) => text || null);

export const askForAccessInput = z.object({
  firstName: personName,
  lastName: personName,
  number: typedNumber,
  note: note.optional().transform((text) => text ?? null),
});
export type AskForAccessInput = z.output<typeof askForAccessInput>;

const requestId = z.uuid();

export const withdrawRequestInput = z.object({ request: requestId });
export type WithdrawRequestInput = z.output<typeof withdrawRequestInput>;

function dayOrNull(text: string): PlainDate | null {
  try {
    return plainDate(text);
  } catch {
    return null;
  }
}

export const approveRequestInput = z.object({
  request: requestId,
  /** The last day of access, included [USR-8]; none for good. */
  until: z
    .string()
    .trim()
    .max(20, { error: "date_malformed", abort: true })
    .refine((text) => text === "" || dayOrNull(text) !== null, "date_malformed")
    .transform((text) => (text === "" ? null : dayOrNull(text)))
    .optional()
    .transform((day) => day ?? null),
});
export type ApproveRequestInput = z.output<typeof approveRequestInput>;

export const declineRequestInput = z.object({ request: requestId });
export type DeclineRequestInput = z.output<typeof declineRequestInput>;

/** The request in a page's address; null when it cannot be one. */
export const requestInPath = (segment: string): string | null => requestId.safeParse(segment).data ?? null;

/** What a request's page may be opened with. */
export const requestPageSearch = z.object({ answered: z.literal("1").optional().catch(undefined) });
