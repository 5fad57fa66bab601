import { z } from "zod";
import { typedQuantities } from "@/lib/catalog/schema";

/** What was picked, with the key that the form was made with: pressed twice it is one quote. */
export const ownQuoteInput = z
  .looseObject({ billGroup: z.uuid(), key: z.uuid() })
  .transform(({ billGroup, key, ...rest }) => ({ billGroup, key, typed: typedQuantities(rest) }));
export type OwnQuoteInput = z.output<typeof ownQuoteInput>;
