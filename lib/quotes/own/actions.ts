"use server";

import { portalAction } from "@/lib/platform/action";
import { quotePath } from "../rules";
import { createOwnQuote } from "./commands";
import { ownQuoteInput } from "./schema";

export const createOwnQuoteAction = portalAction({
  name: "quotes.create_own",
  permission: "products.buy",
  input: ownQuoteInput,
  run: createOwnQuote,
  revalidate: () => ["/quotes"],
  redirectTo: ({ number }) => quotePath(number),
});
