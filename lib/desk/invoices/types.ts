import type { InvoiceStatus } from "@/lib/invoices/types";
import type { PlainDate } from "@/lib/platform/dates";
import type { Decision } from "@/lib/platform/decision";
import type { Money } from "@/lib/platform/money";

/** An invoice's page at the desk. */
export interface DeskInvoice {
  readonly number: string;
  readonly reference: string;
  readonly status: InvoiceStatus;
  readonly accountId: string;
  readonly account: string;
  readonly contractNumber: string;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly poNumber: string | null;
  readonly payable: Money;
  readonly open: Money;
  /** The open dispute, else the last one. */
  readonly disputeId: string | null;
  readonly voiding: Decision;
  /** Whether its customer may pay it online, with the reason where not [INV-3]. */
  readonly paying: Decision;
  readonly holders: readonly string[];
  /** What the reader's role leads on to. */
  readonly mayAnswer: boolean;
  readonly maySetTerms: boolean;
  readonly maySettle: boolean;
}
