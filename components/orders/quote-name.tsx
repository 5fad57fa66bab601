import type { ReactNode } from "react";
import { quotePath } from "@/lib/quotes/rules";
import { TextLink } from "../ui/text-link";

interface QuoteNameProps {
  of: { readonly quoteNumber: string | null; readonly hasQuote: boolean };
  /** In place of one. */
  none: ReactNode;
}

/** The quote that an order came of, as a link where the quote itself is kept here. */
export function QuoteName({ of: { quoteNumber, hasQuote }, none }: QuoteNameProps) {
  if (!quoteNumber) return none;
  if (!hasQuote) return quoteNumber;
  return <TextLink href={quotePath(quoteNumber)}>{quoteNumber}</TextLink>;
}
