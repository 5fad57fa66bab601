import type { PlainDate } from "@/lib/platform/dates";
import type { Page } from "@/lib/platform/keyset";

export interface PersonPlace {
  readonly contractNumber: string;
  readonly isPrimary: boolean;
  readonly isCardHolder: boolean;
  /** Their last day there; null: none is set [USR-8]. */
  readonly endsOn: PlainDate | null;
  readonly hasEnded: boolean;
}

/** Somebody on contracts of an account, as that account knows them [DSK-1]. */
export interface AccountPersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly hasSignedIn: boolean;
  readonly places: readonly PersonPlace[];
}

export interface AccountPeople extends Page<AccountPersonRow> {
  readonly accountId: string;
  readonly account: string;
  /** To narrow the list by. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}
