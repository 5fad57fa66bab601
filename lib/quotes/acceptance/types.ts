import type { PriceKind } from "@/lib/catalog/types";
import type { PlainDate } from "@/lib/platform/dates";
import type { Locale } from "@/lib/platform/locales";
import type { Money } from "@/lib/platform/money";
import type { BillingFrequency } from "@/lib/subscriptions/types";
import type { QuoteDetails } from "../types";

/** The page on which a quote is signed: the quote, and what signing takes and does [QUO-2]. */
export interface Acceptance {
  readonly quote: QuoteDetails;
  /** What is invoiced at once; null: nothing. */
  readonly due: { readonly total: Money; readonly dueOn: PlainDate } | null;
  /** The viewer's name as the account knows it, to begin with. */
  readonly signerName: string;
  readonly signerEmail: string;
}

/** A line of a quote as it is ordered. */
export interface OrderedLine {
  readonly productId: string | null;
  readonly description: string;
  readonly quantity: number;
  readonly kind: PriceKind;
  readonly monthlyMinor: bigint;
  readonly amountMinor: bigint;
  readonly replacesId: string | null;
  /** Of the subscription that it replaces, or the product's first one. */
  readonly edition: string | null;
}

/** Everything that an accepted quote turns into, read once its row is locked. */
export interface Ordered {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly terms: string | null;
  readonly accountId: string;
  readonly account: string;
  readonly billGroupId: string;
  readonly sellerEntityId: string;
  readonly contractId: string | null;
  readonly newContractNumber: string | null;
  readonly currency: string;
  readonly net: Money;
  readonly tax: Money;
  readonly total: Money;
  /** Percent as text. */
  readonly taxRate: string | null;
  readonly startsOn: PlainDate | null;
  readonly endsOn: PlainDate;
  readonly frequency: BillingFrequency;
  readonly timeZone: string;
  readonly today: PlainDate;
  readonly now: Date;
  /** The account's: documents are in it. */
  readonly locale: Locale;
  readonly logoUrl: string | null;
  readonly color: string;
  readonly lines: readonly OrderedLine[];
}
