import type { PlainDate } from "@/lib/platform/dates";
import { type Decision, decide, type Refusal, refused } from "@/lib/platform/decision";
import type { QuoteFacts, QuoteStatus } from "./types";

/** The quote as it was signed [INV-6]. */
export const quotePdfPath = (number: string): string => `/api/quotes/${encodeURIComponent(number)}/pdf`;

export const quotePath = (number: string): string => `/quotes/${encodeURIComponent(number)}`;

/** The short guided page on which it is signed [QUO-2]. */
export const acceptPath = (number: string): string => `${quotePath(number)}/accept`;

export const declinePath = (number: string): string => `${quotePath(number)}/decline`;

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
    quote.isSuspended ? refused("quotes.suspended", { ask: quote.collector }) : null,
    notAManager(quote),
  ]);

/** Declined by a holder of manage billing, by a suspended account too [QUO-1, QUO-9]. */
export const canDecline = (quote: QuoteFacts): Decision => decide([noLongerActive(quote), notAManager(quote)]);

/** Withdrawn and published by the seller [DSK-4]. */
export const canWithdraw = (
  quote: Pick<QuoteFacts, "status" | "endedOn" | "expiresOn" | "accountExecutive">,
): Decision => (quote.status === "draft" ? decide([]) : decide([noLongerActive(quote)]));

function noLongerActive({
  status,
  endedOn,
  expiresOn,
  accountExecutive: ask,
}: Pick<QuoteFacts, "status" | "endedOn" | "expiresOn" | "accountExecutive">): Refusal | null {
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
