import { z } from "zod";

/** What somebody asks; longer than this is no question. */
export const MOST_ASKED = 500;

/** The page's state as it stands in its address. */
export const agentSearch = z.object({
  q: z
    .string()
    .transform((text) =>
      text
        .replace(/\p{Cc}+/gu, " ")
        .trim()
        .slice(0, MOST_ASKED),
    )
    .optional()
    .catch(undefined),
});
