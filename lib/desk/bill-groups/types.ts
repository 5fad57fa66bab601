import type { AccountContract, AccountType } from "../accounts/types";

/** A bill group's page at the desk [DSK-1, DSK-2]. */
export interface DeskBillGroup {
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  readonly account: string;
  readonly type: AccountType;
  readonly seller: string;
  readonly frequency: "monthly" | "quarterly" | "annual";
  readonly autoPay: boolean;
  readonly poNumber: string | null;
  readonly vatNumber: string | null;
  readonly registrationNumber: string | null;
  readonly paymentMethods: number;
  /** Contract contacts, each once. */
  readonly people: number;
  readonly contracts: readonly AccountContract[];
}
