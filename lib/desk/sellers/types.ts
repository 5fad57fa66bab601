import type { PlainDate } from "@/lib/platform/dates";
import type { Money } from "@/lib/platform/money";

export interface SellerRow {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly currencies: readonly string[];
}

/** How an entity is paid in one currency. */
export interface SellerMoney {
  readonly currency: string;
  readonly version: number;
  readonly onlineLimit: Money;
  /** Null: invoices are paid whole. */
  readonly partFrom: Money | null;
  /** Whether bank debits are taken, in a currency that has them [PAY-3]. */
  readonly bankDebit: boolean;
  readonly bankName: string;
  readonly accountHolder: string;
  readonly accountNumber: string;
  readonly bankCode: string;
  /** As customers read it beside the payment instructions. */
  readonly bankChangedOn: PlainDate | null;
}

export interface Seller {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly color: string;
  readonly logoUrl: string | null;
  readonly serviceName: string;
  readonly serviceEmail: string;
  readonly servicePhone: string;
  readonly monies: readonly SellerMoney[];
}
