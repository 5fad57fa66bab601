import type { SuspensionReason } from "@/lib/accounts/types";
import type { PlainDate } from "@/lib/platform/dates";
import type { Contact, Decision, Refusal } from "@/lib/platform/decision";
import type { Money } from "@/lib/platform/money";
import type { Proration, TierReached } from "./pricing/types";

export type PriceKind = "tiered" | "per_unit" | "flat" | "percent_of_rest";

/** A line with its price, as quotes and orders keep it: without tax, in minor units of one currency. */
export interface PricedLine {
  readonly productId: string | null;
  readonly description: string;
  readonly quantity: number;
  readonly kind: PriceKind;
  /** A month, before discounts: of one unit; of the line where the price is flat or a percentage. */
  readonly listMinor: bigint;
  /** The same with discounts. */
  readonly monthlyMinor: bigint;
  /** Hundredths of a percent off the list price. */
  readonly discountPoints: number;
  /** For all days up to the contract's end. */
  readonly amountMinor: bigint;
}

/** What a set of lines comes to. */
export interface PricedTotals {
  readonly net: Money;
  readonly tax: Money;
  readonly total: Money;
}

/** What the rules on buying look at. */
export interface BuyingFacts {
  /** The bill group's. */
  readonly name: string;
  readonly holdsManageBilling: boolean;
  /** A holder of manage billing whom the viewer sees. */
  readonly holder: Contact | null;
  /** What the account is suspended for; null: it is not. */
  readonly suspension: SuspensionReason | null;
  /** Of the account, also where the viewer does not see them. */
  readonly hasSeveralContracts: boolean;
  /** An active one of the bill group that the viewer sees. */
  readonly hasContract: boolean;
  readonly hasPriceBook: boolean;
  readonly accountExecutive: Contact;
  readonly collector: Contact;
  readonly customerService: Contact;
}

/** So many of an edition that the contract has already. */
export interface OwnedUnits {
  readonly edition: string | null;
  readonly quantity: number;
}

/** The price of what was entered, with what it is made of [QUO-6]. */
export interface ShownPrice {
  /** A month, before discounts and with them: of one unit where `isOfUnit`, else of the line. */
  readonly list: Money;
  readonly monthly: Money;
  readonly isOfUnit: boolean;
  readonly discountPoints: number;
  readonly tier: TierReached | null;
  /** Of a share: hundredths of a percent of the other products. */
  readonly basisPoints: number | null;
  /** What those come to, for the days left. */
  readonly base: Money | null;
  readonly quantity: number;
  /** For all days left, without tax. */
  readonly amount: Money;
}

/** A product that can be picked, as the page shows it; without a price until a quantity stands in it. */
export interface ProductChoice {
  readonly productId: string;
  readonly name: string;
  readonly description: string;
  readonly unit: string | null;
  readonly owned: readonly OwnedUnits[];
  readonly needsApproval: boolean;
  readonly more: Decision;
  readonly typed: string;
  /** Why what was typed is no quantity of it. */
  readonly problem: Refusal | null;
  readonly price: ShownPrice | null;
}

/** An owned product that is not sold any more. */
export interface OwnedOnly {
  readonly name: string;
  readonly owned: readonly OwnedUnits[];
}

export interface Picked {
  readonly productId: string;
  readonly name: string;
  readonly quantity: number;
  readonly needsApproval: boolean;
}

/** What the picked products come to together. */
export interface ShownTotals extends PricedTotals {
  readonly taxRate: string | null;
  readonly proration: Proration;
}

/** The page on which products are picked [QUO-5]. */
export interface ProductSelection {
  readonly billGroup: { readonly id: string; readonly name: string; readonly account: string };
  readonly adding: Decision;
  readonly asking: Decision;
  /** To which they are added; null where that is not for the customer to do. */
  readonly contract: { readonly number: string; readonly endsOn: PlainDate } | null;
  /** Active ones of the bill group, for a request. */
  readonly contracts: readonly string[];
  readonly products: readonly ProductChoice[];
  readonly ownedOnly: readonly OwnedOnly[];
  /** Whether there are products beyond those listed. */
  readonly hasMore: boolean;
  readonly isWhole: boolean;
  /** More are sold than one page takes. */
  readonly isFull: boolean;
  readonly picked: readonly Picked[];
  /** Something that was typed is no quantity. */
  readonly hasProblems: boolean;
  /** Null until a quantity is entered, and where no price is the portal's to say. */
  readonly totals: ShownTotals | null;
  /** Too many prices were asked for; in how many seconds there are more. */
  readonly waitSeconds: number;
  readonly openRequests: number;
  readonly accountExecutive: Contact;
}
