import type { FileRow } from "@/lib/files/types";
import type { PlainDate } from "@/lib/platform/dates";
import type { Money } from "@/lib/platform/money";

/** Somebody's word that money is on its way [INV-10]. */
export interface TransferDetails {
  readonly id: string;
  readonly sentOn: PlainDate;
  readonly amount: Money;
  readonly bankReference: string | null;
  readonly at: Date;
  readonly who: string | null;
  /** The slip. */
  readonly files: readonly FileRow[];
}
