"use client";

import { contractPath } from "@/lib/contracts/rules";
import { invoicePath } from "@/lib/invoices/rules";
import { AmountField } from "../form/amount-field";
import { type Column, Table } from "../ui/table";
import { RunningTotal } from "./running-total";

/** An invoice of a set as it is written. */
export interface SetRow {
  readonly reference: string;
  readonly number: string;
  readonly contractNumber: string;
  readonly due: string;
  readonly open: string;
  readonly openMinor: string;
  /** Where a part may be paid: the least, and what stands in the field. */
  readonly part: { readonly from: string; readonly value: string } | null;
  readonly fault: string | null;
  /** The same page without it; null where nothing would be left. */
  readonly without: string | null;
}

export interface SetTexts {
  readonly caption: string;
  readonly invoice: string;
  readonly contract: string;
  readonly due: string;
  readonly open: string;
  readonly amount: string;
  /** With `{number}`, `{from}` and `{over}` where those go. */
  readonly amountOf: string;
  readonly partFrom: string;
  readonly takeOut: string;
  readonly takeOutOf: string;
  readonly total: string;
  readonly aboveLimit: string;
}

interface PaySetTableProps {
  rows: readonly SetRow[];
  currency: string;
  locale: string;
  /** In minor units. */
  limit: string | null;
  total: string | null;
  texts: SetTexts;
}

/** What each invoice gets; a field where a part may be paid, so that it posts its own amount before JavaScript too [ANY-3]. */
export function PaySetTable({ rows, currency, locale, limit, total, texts }: PaySetTableProps) {
  const fieldOf = (row: SetRow): string => `amount.${rows.indexOf(row)}`;
  const parts = rows.map((row) => ({ field: row.part ? fieldOf(row) : null, openMinor: row.openMinor }));
  const columns: Column<SetRow>[] = [
    {
      id: "invoice",
      header: texts.invoice,
      kind: "title",
      cell: ({ reference, number }) => (
        <>
          <input type="hidden" name="invoice" value={reference} />
          <a className="text-link" href={invoicePath(reference)}>
            {number}
          </a>
        </>
      ),
    },
    {
      id: "contract",
      header: texts.contract,
      cell: ({ contractNumber }) => (
        <a className="text-link" href={contractPath(contractNumber)}>
          {contractNumber}
        </a>
      ),
    },
    { id: "due", header: texts.due, cell: ({ due }) => due },
    { id: "open", header: texts.open, kind: "number", cell: ({ open }) => open },
    {
      id: "amount",
      header: texts.amount,
      kind: "number",
      cell: (row) => (row.part ? amountField(row, row.part) : row.open),
      total: (
        <RunningTotal {...{ parts, currency, locale, limit, total }} label={texts.total} above={texts.aboveLimit} />
      ),
    },
    ...(rows.length > 1
      ? [{ id: "out", header: texts.takeOut, kind: "action" as const, cell: takeOut } satisfies Column<SetRow>]
      : []),
  ];

  function amountField(row: SetRow, { from, value }: NonNullable<SetRow["part"]>) {
    return (
      <AmountField
        name={fieldOf(row)}
        label={texts.amountOf.replace("{number}", row.number)}
        hint={texts.partFrom.replace("{from}", from)}
        defaultValue={value}
        fault={row.fault}
      />
    );
  }

  function takeOut({ number, without }: SetRow) {
    return (
      without && (
        <a className="text-link" href={without} aria-label={texts.takeOutOf.replace("{number}", number)}>
          {texts.takeOut}
        </a>
      )
    );
  }

  return <Table caption={texts.caption} rows={rows} rowKey={({ reference }) => reference} columns={columns} />;
}
