import { z } from "zod";
import { billGroupId } from "@/lib/billing/settings/schema";

export const autoPayInput = z.object({ billGroup: billGroupId });
export type AutoPayInput = z.output<typeof autoPayInput>;

/** What the page may be opened with; anything odd is nothing. */
export const autoPaySearch = z.object({
  done: z.enum(["on", "off"]).optional().catch(undefined),
  /** The confirmation of turning it off. */
  turn: z.literal("off").optional().catch(undefined),
});
