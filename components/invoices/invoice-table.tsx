"use client";

import { useEffect, useMemo, useRef } from "react";
import { useFormStatus } from "react-dom";
import { contractPath } from "@/lib/contracts/rules";
import { invoicePath } from "@/lib/invoices/rules";
import type { InvoiceStatus } from "@/lib/invoices/types";
import { payInvoiceAction } from "@/lib/payments/actions";
import { quotePdfPath } from "@/lib/quotes/rules";
import { ActionForm } from "../form/action-form";
import type { FormMessageLabels } from "../form/form-message";
import { type ListColumn, ListTable } from "../ui/list-table";
import { type Markup, markup } from "../ui/markup";
import { unpackRows } from "../ui/packed-rows";
import { CHOSEN_FIELD, CHOSEN_FORM } from "./chosen-form";
import { statusMark } from "./invoice-status";

/** A row as it is written; the last cells may be missing. */
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
  status: InvoiceStatus,
  isPayable: "1" | "",
  quoteNumber: string,
  /** Whether it leads to the quote as signed [INV-6]. */
  hasSignedQuote: "1" | "",
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
  readonly statuses: Readonly<Record<InvoiceStatus, string>>;
  /** With `{number}` where the invoice's number goes. */
  readonly choose: string;
  readonly payNow: string;
  /** With `{number}` where the invoice's number goes. */
  readonly payNowFor: string;
  readonly pending: string;
  readonly labels: FormMessageLabels;
}

interface InvoiceTableProps {
  /** `InvoiceCells`, packed. */
  rows: string;
  texts: InvoiceTableTexts;
}

/**
 * The list as one form, whose buttons name the invoice to pay: it works before JavaScript [INV-1, INV-3, ANY-3].
 * The boxes belong to the form of `ChosenInvoices`, which stands outside it.
 */
export function InvoiceTable({ rows, texts }: InvoiceTableProps) {
  const columns = useMemo(() => columnsOf(texts), [texts]);
  const cells = useMemo(() => unpackRows(rows) as unknown as InvoiceCells[], [rows]);
  return (
    <ActionForm action={payInvoiceAction} labels={texts.labels}>
      <ListTable wide caption={texts.caption} columns={columns} rows={cells} />
      <PressedButton pending={texts.pending} />
    </ActionForm>
  );
}

function columnsOf(texts: InvoiceTableTexts): ListColumn<InvoiceCells>[] {
  return [
    { id: "number", header: texts.number, kind: "title", cell: (row) => chosenLink(row, texts) },
    {
      id: "contract",
      header: texts.contract,
      cell: ([, , number]) =>
        markup`<a class="text-link" href="${contractPath(number)}"${longMark(number)}>${number}</a>`,
    },
    { id: "issued", header: texts.issued, cell: ([, , , issued]) => issued },
    { id: "due", header: texts.due, cell: ([, , , , due]) => due },
    { id: "po", header: texts.poNumber, cell: ([, , , , , poNumber]) => poNumber },
    { id: "quote", header: texts.quoteNumber, cell: (row) => quoteLink(row, texts) },
    { id: "total", header: texts.total, kind: "number", cell: ([, , , , , , total]) => total },
    { id: "open", header: texts.open, kind: "number", cell: ([, , , , , , , open]) => open },
    {
      id: "status",
      header: texts.status,
      cell: ([, , , , , , , , status]) => statusMark(status, texts.statuses[status]),
    },
    { id: "payment", header: texts.actions, kind: "action", cell: (row) => payButton(row, texts) },
  ];
}

function chosenLink(row: InvoiceCells, { choose }: InvoiceTableTexts): Markup {
  const [number] = row;
  const reference = referenceOf(row);
  const box = markup`<input type="checkbox" class="check" form="${CHOSEN_FORM}" name="${CHOSEN_FIELD}" value="${reference}" aria-label="${choose.replace("{number}", () => number)}">`;
  return markup`<span class="choice">${box}<a class="text-link" href="${invoicePath(reference)}"${longMark(number)}>${number}</a></span>`;
}

function quoteLink([, , , , , , , , , , number, isSigned]: InvoiceCells, { downloadQuote }: InvoiceTableTexts) {
  if (!isSigned) return number;
  const label = downloadQuote.replace("{number}", () => number);
  return markup`<a class="text-link" href="${quotePdfPath(number)}" download aria-label="${label}">${number}</a>`;
}

function payButton(row: InvoiceCells, { payNow, payNowFor }: InvoiceTableTexts) {
  const [number, , , , , , , , , isPayable] = row;
  if (!isPayable) return "";
  const label = payNowFor.replace("{number}", () => number);
  return markup`<button type="submit" class="row-button" name="reference" value="${referenceOf(row)}" aria-label="${label}">${payNow}</button>`;
}

/** Too long to stand in one line beside the other columns. */
const longMark = (number: string): Markup | false => number.length > 14 && markup` data-long="true"`;

const referenceOf = ([number, reference]: InvoiceCells): string => reference || number;

/** While one is being paid, its button says so and the others look as if they could wait. */
function PressedButton({ pending: pendingText }: { pending: string }) {
  const { pending, data } = useFormStatus();
  const status = useRef<HTMLSpanElement>(null);
  const reference = data?.get("reference");

  useEffect(() => {
    if (!pending) return;
    const buttons = status.current?.closest("form")?.querySelectorAll<HTMLButtonElement>(".row-button") ?? [];
    const undo = [...buttons].map((button) => {
      const { textContent, ariaLabel } = button;
      button.ariaDisabled = "true";
      if (button.value === reference) {
        button.textContent = pendingText;
        button.ariaLabel = null;
      }
      return () => {
        button.ariaDisabled = null;
        button.textContent = textContent;
        button.ariaLabel = ariaLabel;
      };
    });
    return () => {
      for (const asBefore of undo) asBefore();
    };
  }, [pending, reference, pendingText]);

  return (
    <span ref={status} role="status" className="sr-only">
      {pending && pendingText}
    </span>
  );
}
