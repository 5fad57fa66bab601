import { z } from "zod";
import { MOST_ASKED } from "./rules";

const question = z
  .string()
  .transform((text) =>
    text
      .replace(/\p{Cc}+/gu, " ")
      .trim()
      .slice(0, MOST_ASKED),
  )
  .optional()
  .catch(undefined);

/** The page's state as it stands in its address. */
export const agentSearch = z.object({ q: question });

/** What the panel asks for: an answer, or what to say on a page. */
export const panelSearch = z.object({ q: question, at: z.string().max(500).catch("/").default("/") });
