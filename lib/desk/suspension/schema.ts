import { z } from "zod";

const note = z
  .string()
  .trim()
  .max(500, "too_long")
  .regex(/^(?:\P{Cc}|[\r\n\t])*$/u, "note_malformed");

export const suspendInput = z
  .object({ account: z.uuid(), reason: z.enum(["debt", "other"]), note: note.optional().default("") })
  .refine(({ reason, note: text }) => reason === "debt" || text !== "", { path: ["note"], error: "text_missing" });
export type SuspendInput = z.output<typeof suspendInput>;

export const liftInput = z.object({ account: z.uuid(), note: note.min(1, "text_missing") });
export type LiftInput = z.output<typeof liftInput>;

/** What was just done, to say so. */
export const suspensionSearch = z.object({ done: z.enum(["suspended", "lifted"]).optional().catch(undefined) });
