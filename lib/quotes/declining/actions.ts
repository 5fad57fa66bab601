"use server";

import { portalAction } from "@/lib/platform/action";
import { quotePath } from "../rules";
import { declineQuoteInput } from "../schema";
import { declineQuote } from "./commands";

export const declineQuoteAction = portalAction({
  name: "quotes.decline",
  permission: "quotes.decide",
  input: declineQuoteInput,
  run: declineQuote,
  revalidate: ({ quote }) => ["/", "/quotes", quotePath(quote)],
  redirectTo: (_result, { quote }) => quotePath(quote),
});
