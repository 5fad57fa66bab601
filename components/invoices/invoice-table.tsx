"use client";

import type { MouseEvent } from "react";
import { useFormStatus } from "react-dom";
import { contractPath } from "@/lib/contracts/rules";
import { invoicePath } from "@/lib/invoices/rules";
import type { InvoiceStatus as StatusValue } from "@/lib/invoices/types";
import { payInvoiceAction } from "@/lib/payments/actions";
import { quotePdfPath } from "@/lib/quotes/rules";
import { ActionForm } from "../form/action-form";
import type { FormMessageLabels } from "../form/form-message";
import { type Column, Table } from "../ui/table";
import { CHOSEN_FIELD, CHOSEN_FORM } from "./chosen-form";
import { InvoiceStatus } from "./invoice-status";

/** A row as it is written. It travels in the page as markup and as data: the shorter the better. */
export type InvoiceCells = readonly [
  number: string,
  /** Empty where it is the number. */
  reference: string,
  contractNumber: string,
  issued: string,
  due: string,
  poNumber: string,
  total: string,
  open: string,
  status: StatusValue,
  isPayable: 0 | 1,
  quoteNumber: string,
  /** Whether it leads to the quote as signed [INV-6]. */
  hasSignedQuote: 0 | 1,
];

export interface InvoiceTableTexts {
  readonly caption: string;
  readonly number: string;
  readonly contract: string;
  readonly issued: string;
  readonly due: string;
  readonly poNumber: string;
  readonly quoteNumber: string;
  /** With `{number}`. */
  readonly downloadQuote: string;
  readonly total: string;
  readonly open: string;
  readonly status: string;
  readonly actions: string;
  readonly statuses: Readonly<Record<StatusValue, string>>;
  /** With `{number}` where the invoice's number goes. */
  readonly choose: string;
  readonly payNow: string;
  /** With `{number}` where the invoice's number goes. */
  readonly payNowFor: string;
  readonly pending: string;
  readonly labels: FormMessageLabels;
}

interface InvoiceTableProps {
  rows: readonly InvoiceCells[];
  texts: InvoiceTableTexts;
}

/**
 * The list as one form, whose buttons name the invoice to pay: it works before JavaScript [INV-1, INV-3, ANY-3].
 * The boxes belong to the form of `ChosenInvoices`, which stands outside it.
 */
export function InvoiceTable({ rows, texts }: InvoiceTableProps) {
  return (
    <ActionForm action={payInvoiceAction} labels={texts.labels}>
      <InvoiceRows rows={rows} texts={texts} />
    </ActionForm>
  );
}

function InvoiceRows({ rows, texts }: InvoiceTableProps) {
  const { pending, data } = useFormStatus();
  const pressed = data?.get("reference");
  const columns: Column<InvoiceCells>[] = [
    {
      id: "number",
      header: texts.number,
      kind: "title",
      cell: (row) => (
        <span className="choice">
          <input
            type="checkbox"
            className="check"
            form={CHOSEN_FORM}
            name={CHOSEN_FIELD}
            value={referenceOf(row)}
            aria-label={texts.choose.replace("{number}", row[0])}
          />
          <a className="text-link" href={invoicePath(referenceOf(row))} data-long={isLong(row[0])}>
            {row[0]}
          </a>
        </span>
      ),
    },
    {
      id: "contract",
      header: texts.contract,
      cell: ([, , contractNumber]) => (
        <a className="text-link" href={contractPath(contractNumber)} data-long={isLong(contractNumber)}>
          {contractNumber}
        </a>
      ),
    },
    { id: "issued", header: texts.issued, cell: ([, , , issued]) => issued },
    { id: "due", header: texts.due, cell: ([, , , , due]) => due },
    { id: "po", header: texts.poNumber, cell: ([, , , , , poNumber]) => poNumber },
    {
      id: "quote",
      header: texts.quoteNumber,
      cell: (row) =>
        row[11] === 1 ? (
          <a
            className="text-link"
            href={quotePdfPath(row[10])}
            download
            aria-label={texts.downloadQuote.replace("{number}", row[10])}
          >
            {row[10]}
          </a>
        ) : (
          row[10]
        ),
    },
    { id: "total", header: texts.total, kind: "number", cell: ([, , , , , , total]) => total },
    { id: "open", header: texts.open, kind: "number", cell: ([, , , , , , , open]) => open },
    {
      id: "status",
      header: texts.status,
      cell: ([, , , , , , , , status]) => <InvoiceStatus status={status} label={texts.statuses[status]} />,
    },
    {
      id: "payment",
      header: texts.actions,
      kind: "action",
      cell: (row) => row[9] === 1 && payButton(row),
    },
  ];

  function payButton(row: InvoiceCells) {
    const reference = referenceOf(row);
    const isPressed = pending && pressed === reference;
    return (
      <button
        type="submit"
        className="row-button"
        name="reference"
        value={reference}
        aria-label={isPressed ? undefined : texts.payNowFor.replace("{number}", row[0])}
        aria-disabled={pending || undefined}
        onClick={pending ? ignore : undefined}
      >
        {isPressed ? texts.pending : texts.payNow}
      </button>
    );
  }

  return (
    <>
      <Table wide caption={texts.caption} rows={rows} rowKey={referenceOf} columns={columns} />
      <span role="status" className="sr-only">
        {pending && texts.pending}
      </span>
    </>
  );
}

/** Too long to stand in one line beside the other columns. */
const isLong = (number: string): true | undefined => number.length > 14 || undefined;

const referenceOf = ([number, reference]: InvoiceCells): string => reference || number;

function ignore(event: MouseEvent) {
  event.preventDefault();
}
