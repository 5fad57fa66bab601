import type { DisputeDetails } from "@/lib/collections/disputes/types";
import type { Activity } from "@/lib/collections/types";
import type { FileRow } from "@/lib/files/types";
import type { Decision } from "@/lib/platform/decision";
import type { Page } from "@/lib/platform/keyset";
import type { Money } from "@/lib/platform/money";

/** What customers told, or were sent, with whose it is. */
export type ToldRow = Activity & {
  readonly account: string;
  /** What the payer wrote on a transfer. */
  readonly bankReference: string | null;
  /** The slips of a transfer. */
  readonly files: readonly FileRow[];
};

/** What is overdue of an account, by currency. */
export interface OverdueAccount {
  readonly id: string;
  readonly account: string;
  readonly isSuspended: boolean;
  readonly invoices: number;
  readonly overdue: Money;
}

/** Money of an account that pays no invoice, by currency. */
export interface UnappliedAccount {
  readonly id: string;
  readonly account: string;
  /** Numbers of the newest payments with some of it. */
  readonly numbers: readonly string[];
  readonly payments: number;
  /** Of them those that were recovered from the provider after a restore: their invoices are lost [P1]. */
  readonly recovered: number;
  readonly unapplied: Money;
}

export interface CollectionsList extends Page<ToldRow> {
  readonly overdue: readonly OverdueAccount[];
  /** More accounts are overdue than are shown. */
  readonly hasMoreOverdue: boolean;
  readonly unapplied: readonly UnappliedAccount[];
  readonly hasMoreUnapplied: boolean;
}

/** A dispute's thread at the desk [INV-9]. */
export interface DeskDispute {
  readonly id: string;
  readonly reference: string;
  readonly number: string;
  readonly account: string;
  readonly accountId: string;
  readonly open: Money;
  readonly timeZone: string;
  readonly dispute: DisputeDetails;
  readonly settling: Decision;
}
