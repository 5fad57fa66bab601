import type { PlainDate } from "@/lib/platform/dates";
import { allowed, type Decision, decide, type Refusal, refused } from "@/lib/platform/decision";
import type { QuoteSearch } from "./schema";
import type { QuoteFacts, QuoteStatus } from "./types";

/** The quote as it was signed [INV-6]. */
export const quotePdfPath = (number: string): string => `/api/quotes/${encodeURIComponent(number)}/pdf`;

export const quotePath = (number: string): string => `/quotes/${encodeURIComponent(number)}`;

/** The short guided page on which it is signed [QUO-2]. */
export const acceptPath = (number: string): string => `${quotePath(number)}/accept`;

export const declinePath = (number: string): string => `${quotePath(number)}/decline`;

/** The same at the seller's desk [DSK-4]. */
export const deskQuotePath = (number: string): string => `/desk/quotes/${encodeURIComponent(number)}`;

/** What the seller does with one, each a page that asks first. */
export const deskQuoteStepPath = (number: string, step: "edit" | "publish" | "withdraw" | "copy" | "delete"): string =>
  `${deskQuotePath(number)}/${step}`;

/** The list with a state; what is left out is as it comes [QUO-1]. */
export function quotesPath(search: Partial<QuoteSearch> = {}): string {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `/quotes?${new URLSearchParams(given)}` : "/quotes";
}

/** Whether anything narrows the list. */
export const isNarrowed = ({ q, status, contract }: Partial<QuoteSearch>): boolean =>
  [q, status, contract].some((value) => value !== undefined);

/** A published quote holds through its last day, by the calendar of the seller entity's zone. */
export const statusOn = (
  { stored, expiresOn }: { readonly stored: Exclude<QuoteStatus, "expired">; readonly expiresOn: PlainDate },
  today: PlainDate,
): QuoteStatus => (stored === "published" && today > expiresOn ? "expired" : stored);

/** Whether it still waits for an answer. */
export const isActive = (status: QuoteStatus): boolean => status === "published";

/** Signed by a holder of manage billing while it waits for an answer, of an account in good standing [QUO-2, QUO-9, INV-11]. */
export const canAccept = (quote: QuoteFacts): Decision =>
  decide([
    noLongerActive(quote),
    quote.contractHasEnded ? refused("quotes.contract_ended", { ask: quote.accountExecutive }) : null,
    quote.today > quote.endsOn ? refused("quotes.term_over", { ask: quote.accountExecutive }) : null,
    quote.suspension === "debt" ? refused("quotes.suspended", { ask: quote.collector }) : null,
    // What is paid does not end it: only the seller does [PAY-8].
    quote.suspension === "other" ? refused("quotes.suspended_other", { ask: quote.customerService }) : null,
    notAManager(quote),
  ]);

/** Withdrawn by the seller while it waits, or was never shown [DSK-4]. */
export const canWithdraw = (quote: Standing): Decision =>
  quote.status === "draft" ? allowed : decide([noLongerActive(quote)]);

/** Published by the seller once: a draft with lines, whose last day is not over [DSK-4]. */
export function canPublish(quote: Standing & { readonly today: PlainDate; readonly lines: number }): Decision {
  const { status, accountExecutive: ask, expiresOn: on, today, lines } = quote;
  if (status === "published") return refused("quotes.published_already", { ask });
  return decide([
    status === "draft" ? null : noLongerActive(quote),
    lines === 0 ? refused("quotes.no_lines", { ask }) : null,
    today > on ? refused("quotes.expired", { params: { on }, ask }) : null,
  ]);
}

/** Changed or deleted by the seller while nobody else has seen it [DSK-4]. */
export const canChangeDraft = (quote: Standing): Decision =>
  quote.status === "draft"
    ? allowed
    : quote.status === "published"
      ? refused("quotes.published_already", { ask: quote.accountExecutive })
      : decide([noLongerActive(quote)]);

/** Declined by a holder of manage billing, by a suspended account too [QUO-1, QUO-9]. */
export const canDecline = (quote: QuoteFacts): Decision => decide([noLongerActive(quote), notAManager(quote)]);

type Standing = Pick<QuoteFacts, "status" | "endedOn" | "expiresOn" | "accountExecutive">;

function noLongerActive({ status, endedOn, expiresOn, accountExecutive: ask }: Standing): Refusal | null {
  switch (status) {
    case "published":
      return null;
    case "expired":
      return refused("quotes.expired", { params: { on: expiresOn }, ask });
    case "draft":
      return refused("quotes.draft", { ask });
    default:
      return refused(`quotes.${status}`, { params: { on: endedOn ?? expiresOn }, ask });
  }
}

const notAManager = ({ viewerManages, manager, accountExecutive }: QuoteFacts): Refusal | null =>
  viewerManages ? null : refused("quotes.manage_billing_only", { ask: manager ?? accountExecutive });
