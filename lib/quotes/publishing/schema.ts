import { z } from "zod";
import { quoteNumber } from "../schema";

/** A quote, for the seller's people. */
export const sellersQuoteInput = z.object({ quote: quoteNumber });
