"use client";

import { type Column, Table } from "../ui/table";

/** A line as it is written. */
export type LineCells = readonly [
  position: string,
  description: string,
  details: string,
  quantity: string,
  unitPrice: string,
  taxRate: string,
  amount: string,
];

interface InvoiceLineTableProps {
  rows: readonly LineCells[];
  texts: {
    readonly caption: string;
    readonly description: string;
    readonly quantity: string;
    readonly unitPrice: string;
    /** Null where no line has one. */
    readonly taxRate: string | null;
    readonly amount: string;
  };
}

const taxColumn = (header: string): Column<LineCells> => ({
  id: "tax",
  header,
  kind: "number",
  cell: ([, , , , , taxRate]) => taxRate,
});

/** Drawn from plain data: invoices have many lines. */
export function InvoiceLineTable({ rows, texts }: InvoiceLineTableProps) {
  return (
    <Table
      caption={texts.caption}
      rows={rows}
      rowKey={(row) => `${rows.indexOf(row)}`}
      columns={[
        {
          id: "description",
          header: texts.description,
          kind: "title",
          cell: ([position, description, details]) => (
            <>
              {position && <span className="font-normal text-muted">{position}&ensp;</span>}
              {description}
              {details && <span className="block text-sm font-normal whitespace-pre-line text-muted">{details}</span>}
            </>
          ),
        },
        { id: "quantity", header: texts.quantity, kind: "number", cell: ([, , , quantity]) => quantity },
        { id: "price", header: texts.unitPrice, kind: "number", cell: ([, , , , unitPrice]) => unitPrice },
        ...(texts.taxRate === null ? [] : [taxColumn(texts.taxRate)]),
        { id: "amount", header: texts.amount, kind: "number", cell: ([, , , , , , amount]) => amount },
      ]}
    />
  );
}
