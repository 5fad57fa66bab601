import { z } from "zod";

/** Plain ASCII, one @, no quotes, comments or lists: nothing a mail server could read as another address [S5]. */
const ADDRESS =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** An address as it is stored, compared and written to: trimmed, in lower case [ACC-2]. Messages are keys of `errors.field`. */
export const emailAddress = z
  .string()
  .trim()
  .min(1, { error: "email_missing", abort: true })
  .max(254, { error: "email_malformed", abort: true })
  .toLowerCase()
  .refine((text) => !/[,;]/.test(text), "email_several")
  .refine(
    (text) => /[,;]/.test(text) || (ADDRESS.test(text) && !text.includes("..") && !/^\.|\.@/.test(text)),
    "email_malformed",
  );
