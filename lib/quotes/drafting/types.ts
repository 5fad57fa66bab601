import type { Days, Tier } from "@/lib/catalog/pricing/types";
import type { OwnedUnits, PriceKind } from "@/lib/catalog/types";
import type { PlainDate } from "@/lib/platform/dates";
import type { Contact, Decision } from "@/lib/platform/decision";

/** What a draft is for, with everything that prices it. */
export interface DraftTarget {
  readonly accountId: string;
  readonly account: string;
  readonly billGroupId: string;
  readonly billGroup: string;
  /** The contract it extends; null: a new one. */
  readonly contractId: string | null;
  readonly contractNumber: string | null;
  readonly term: Days | null;
  readonly sellerEntityId: string;
  readonly seller: string;
  /** In the seller entity's zone. */
  readonly today: PlainDate;
  readonly currency: string;
  readonly priceBookId: string | null;
  readonly priceBook: string | null;
  readonly accountExecutive: Contact;
}

/** A product as it can be put into a draft, with its prices a month in minor units. */
export interface DraftProduct {
  readonly productId: string;
  readonly name: string;
  readonly description: string;
  readonly unit: string | null;
  readonly kind: PriceKind;
  readonly monthlyMinor: bigint | null;
  readonly basisPoints: number | null;
  readonly tiers: readonly Tier[];
  readonly owned: readonly OwnedUnits[];
}

/** A draft's fields as a form shows them. */
export interface DraftValues {
  readonly title: string;
  readonly message: string;
  readonly terms: string;
  readonly expiresOn: string;
  readonly startsOn: string;
  readonly endsOn: string;
  /** By product. */
  readonly quantities: Readonly<Record<string, string>>;
}

/** The page on which a draft is written. */
export interface DraftForm {
  readonly target: DraftTarget;
  readonly products: readonly DraftProduct[];
  readonly values: DraftValues;
  /** Lines that the price book does not have any more; saving leaves them out. */
  readonly gone: readonly string[];
  readonly writing: Decision;
  /** The saved one; null for a new one. */
  readonly quote: { readonly number: string; readonly version: number } | null;
}

/** What copying would make, before it is done. */
export interface QuoteCopy {
  readonly number: string;
  readonly title: string;
  readonly account: string;
  readonly contractNumber: string | null;
  readonly copying: Decision;
  /** Priced again today. */
  readonly kept: readonly { readonly name: string; readonly quantity: number }[];
  /** Not in the price book any more, or no quantity of it now. */
  readonly left: readonly string[];
}
