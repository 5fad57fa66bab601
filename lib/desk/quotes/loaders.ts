import { notFound } from "@/lib/platform/errors";
import { deskLoader } from "@/lib/platform/loader";
import type { StaffMember } from "@/lib/platform/staff-session";
import { getDraft, getNewDraft, getQuoteCopy } from "@/lib/quotes/drafting/queries";
import { quoteInPath } from "@/lib/quotes/schema";
import { listDeskQuotes } from "../quote-list/queries";
import { listTargets } from "../quote-targets/queries";
import { getDeskQuote } from "./queries";
import { deskQuoteSearch, newQuoteSearch } from "./schema";

const searchOf = (path: string) => Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? ""));

const byNumber =
  <Result>(query: (staff: StaffMember, number: string) => Promise<Result>) =>
  async (staff: StaffMember, segment: string): Promise<Result> => {
    const number = quoteInPath(segment);
    if (!number) throw notFound();
    return query(staff, number);
  };

/** By the list's address, `/desk/quotes?…`. */
export const loadDeskQuotes = deskLoader("quotes.write", async (staff, path: string) =>
  listDeskQuotes(staff, deskQuoteSearch.parse(searchOf(path))),
);

/** By the part of the address that names it. */
export const loadDeskQuote = deskLoader("quotes.write", byNumber(getDeskQuote));
export const loadDraft = deskLoader("quotes.write", byNumber(getDraft));
export const loadQuoteCopy = deskLoader("quotes.write", byNumber(getQuoteCopy));

/** What a new quote can be for, by words that name it. */
export const loadTargets = deskLoader("quotes.write", listTargets);

/** A new one, by its page's address. @throws DomainError NOT_FOUND where that names nothing to quote for */
export const loadNewDraft = deskLoader("quotes.write", async (staff, path: string) => {
  const { target, typed } = newQuoteSearch.parse(searchOf(path));
  if (!target) throw notFound();
  return getNewDraft(staff, target, typed);
});
