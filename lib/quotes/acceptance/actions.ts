"use server";

import { portalAction } from "@/lib/platform/action";
import { quotePath } from "../rules";
import { acceptQuote } from "./commands/accept-quote";
import { acceptedPath } from "./rules";
import { acceptQuoteInput } from "./schema";

export const acceptQuoteAction = portalAction({
  name: "quotes.accept",
  permission: "quotes.decide",
  input: acceptQuoteInput,
  run: acceptQuote,
  revalidate: ({ number }) => ["/", "/quotes", "/orders", "/products", "/invoices", quotePath(number)],
  redirectTo: ({ number }) => acceptedPath(number),
});
