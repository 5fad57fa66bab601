import type { PlainDate } from "@/lib/platform/dates";
import type { Page } from "@/lib/platform/keyset";
import type { Money } from "@/lib/platform/money";
import type { AccountInvoiceRow } from "../account-invoices/types";
import type { AccountPersonRow } from "../account-people/types";

export type AccountStatus = "active" | "suspended";
export type AccountType = "direct" | "partner" | "reseller";

/** One row of the list [DSK-1]. */
export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly type: AccountType;
  readonly status: AccountStatus;
  readonly accountExecutive: string;
  readonly collector: string;
  readonly billGroups: number;
}

export type AccountList = Page<AccountRow>;

export interface AccountContract {
  readonly number: string;
  readonly billGroup: string;
  readonly endsOn: PlainDate;
  readonly isActive: boolean;
  readonly primary: string | null;
}

export interface AccountGroup {
  readonly id: string;
  readonly name: string;
  readonly seller: string;
  readonly frequency: "monthly" | "quarterly" | "annual";
  readonly contracts: number;
  readonly people: number;
  readonly accessRulesOn: boolean;
}

/** What is open and overdue of an account, in one currency. */
export interface AccountBalance {
  readonly open: Money;
  readonly overdue: Money;
}

/** An account's page at the desk [DSK-1]. */
export interface AccountDetails extends Omit<AccountRow, "billGroups"> {
  readonly suspensionReason: "debt" | "other" | null;
  readonly groups: readonly AccountGroup[];
  readonly contracts: readonly AccountContract[];
  readonly balances: readonly AccountBalance[];
  /** The newest. */
  readonly invoices: readonly AccountInvoiceRow[];
  /** The first by address. */
  readonly people: readonly AccountPersonRow[];
}
