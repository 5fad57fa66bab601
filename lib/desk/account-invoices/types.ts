import type { InvoiceStatus } from "@/lib/invoices/types";
import type { PlainDate } from "@/lib/platform/dates";
import type { Page } from "@/lib/platform/keyset";
import type { Money } from "@/lib/platform/money";

export interface AccountInvoiceRow {
  readonly reference: string;
  readonly number: string;
  readonly contractNumber: string;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly total: Money;
  readonly open: Money;
  readonly status: InvoiceStatus;
}

export interface AccountInvoices extends Page<AccountInvoiceRow> {
  readonly accountId: string;
  readonly account: string;
}
