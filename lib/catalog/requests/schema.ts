import { z } from "zod";
import { searchText } from "@/lib/platform/search";
import { typedQuantities } from "../schema";

const LONGEST_NOTE = 4_000;

/** What a person writes: lines and tabs, and no other control characters; may be left out. */
export const note = z
  .string()
  .optional()
  .transform((text) => (text ?? "").replaceAll("\r\n", "\n").trim())
  .pipe(
    z
      .string()
      .max(LONGEST_NOTE, "text_too_long")
      .regex(/^[^\p{Cc}\p{Cs}]*(?:[\n\t][^\p{Cc}\p{Cs}]*)*$/u, "text_malformed"),
  )
  .transform((text) => text || null);

/** What was picked: all of it, or what the account executive has to agree to. */
export const askForProductsInput = z
  .looseObject({
    billGroup: z.uuid(),
    key: z.uuid(),
    contract: z.string().max(60).optional(),
    which: z.enum(["all", "approval"]).optional(),
    note,
  })
  .transform(({ billGroup, key, contract, which, note: text, ...rest }) => ({
    ...{ billGroup, key, which: which ?? "all", note: text, typed: typedQuantities(rest) },
    contract: contract || null,
  }));
export type AskForProductsInput = z.output<typeof askForProductsInput>;

export const withdrawRequestInput = z.object({ request: z.uuid() });
export type WithdrawRequestInput = z.output<typeof withdrawRequestInput>;

/** A reason, which nobody leaves out. */
const reason = note.refine((text) => text !== null, "text_missing");

/** The account executive's answer, for the desk: a quote, yes in words, or no with the reason. */
export const answerRequestInput = z.discriminatedUnion("ending", [
  z.object({ request: z.uuid(), ending: z.literal("quoted"), quote: z.string().min(1).max(60), answer: note }),
  z.object({ request: z.uuid(), ending: z.literal("accepted"), answer: note }),
  z.object({ request: z.uuid(), ending: z.literal("declined"), answer: reason }),
]);
export type AnswerRequestInput = z.output<typeof answerRequestInput>;

export const requestId = z.uuid();

/** The list's state as it stands in the address. */
export const requestSearch = z.object({ after: searchText(600), before: searchText(600) });
export type RequestSearch = z.output<typeof requestSearch>;
