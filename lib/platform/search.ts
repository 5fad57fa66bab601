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

/** What stands behind the question mark of a list's address. */
export const searchOf = (path: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? ""));

/** For ILIKE: what holds these words, whatever signs are among them. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
