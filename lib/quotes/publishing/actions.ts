"use server";

import { deskAction } from "@/lib/platform/action";
import { deskQuotePath } from "../rules";
import { publishQuote, withdrawQuote } from "./commands";
import { sellersQuoteInput } from "./schema";

export const publishQuoteAction = deskAction({
  name: "quotes.publish",
  permission: "quotes.write",
  input: sellersQuoteInput,
  run: (ctx, { quote }) => publishQuote(ctx, quote),
  revalidate: ({ quote }) => ["/desk/quotes", deskQuotePath(quote)],
  redirectTo: (_, { quote }) => deskQuotePath(quote),
});

export const withdrawQuoteAction = deskAction({
  name: "quotes.withdraw",
  permission: "quotes.write",
  input: sellersQuoteInput,
  run: (ctx, { quote }) => withdrawQuote(ctx, quote),
  revalidate: ({ quote }) => ["/desk/quotes", deskQuotePath(quote)],
  redirectTo: (_, { quote }) => deskQuotePath(quote),
});
