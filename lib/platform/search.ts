import { z } from "zod";

/** Words in a list's address: bounded, without control characters (a database takes no NUL); anything odd counts as none. */
export const searchText = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^\P{Cc}*$/u)
    .transform((value) => value.trim() || undefined)
    .optional()
    .catch(undefined);

/** A calendar day in a list's address; anything odd counts as none. */
export const searchDay = z.iso.date().optional().catch(undefined);
