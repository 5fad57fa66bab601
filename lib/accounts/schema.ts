import { z } from "zod";

/** Controls and signs that turn the direction of writing could make a mail show something else than was typed. */
export const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
/** What an address of a page or a mailbox is made of, and no name: others read names in mails. */
const NO_NAME = /[@:/\\<>]/;

/** A name as people write it. Messages are keys of `errors.field`. */
export const personName = z
  .string()
  .trim()
  .normalize("NFC")
  .min(1, "name_missing")
  .max(100, "too_long")
  .refine((text) => !UNSEEN.test(text) && !NO_NAME.test(text), "name_malformed");
