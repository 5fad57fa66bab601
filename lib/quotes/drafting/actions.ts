"use server";

import { deskAction } from "@/lib/platform/action";
import { deskQuotePath, deskQuoteStepPath } from "../rules";
import { changeDraft, deleteDraft } from "./commands/change-draft";
import { copyQuote } from "./commands/copy-quote";
import { writeDraft } from "./commands/write-draft";
import { changeDraftInput, copyQuoteInput, deleteDraftInput, writeDraftInput } from "./schema";

export const writeDraftAction = deskAction({
  name: "quotes.write_draft",
  permission: "quotes.write",
  input: writeDraftInput,
  run: writeDraft,
  revalidate: () => ["/desk/quotes"],
  redirectTo: ({ number }) => deskQuotePath(number),
});

export const changeDraftAction = deskAction({
  name: "quotes.change_draft",
  permission: "quotes.write",
  input: changeDraftInput,
  run: changeDraft,
  revalidate: ({ quote }) => ["/desk/quotes", deskQuotePath(quote)],
  redirectTo: (_, { quote }) => deskQuotePath(quote),
});

export const deleteDraftAction = deskAction({
  name: "quotes.delete_draft",
  permission: "quotes.write",
  input: deleteDraftInput,
  run: deleteDraft,
  revalidate: () => ["/desk/quotes"],
  redirectTo: () => "/desk/quotes",
});

export const copyQuoteAction = deskAction({
  name: "quotes.copy",
  permission: "quotes.write",
  input: copyQuoteInput,
  run: copyQuote,
  revalidate: () => ["/desk/quotes"],
  redirectTo: ({ number }) => deskQuoteStepPath(number, "edit"),
});
