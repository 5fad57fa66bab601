import type { PlainDate } from "@/lib/platform/dates";
import type { Contact, Decision } from "@/lib/platform/decision";
import type { Money } from "@/lib/platform/money";
import type { PromiseDetails } from "../promises/types";
import type { TransferDetails } from "../transfers/types";

/** What was said of an invoice, and what can be said of it now [INV-9, INV-10]. */
export interface InvoiceCollections {
  readonly reference: string;
  readonly number: string;
  readonly open: Money;
  readonly isVoid: boolean;
  readonly today: PlainDate;
  readonly timeZone: string;
  readonly collector: Contact;
  readonly hasDispute: boolean;
  readonly promise: PromiseDetails | null;
  readonly transfers: readonly TransferDetails[];
  readonly promising: Decision;
  readonly reporting: Decision;
}
