"use client";

import { contractPath } from "@/lib/contracts/rules";
import { Table } from "../ui/table";

/** A row as it is written; opening and closing balance lead nowhere. */
export type StatementCells = readonly [
  key: string,
  date: string,
  what: string,
  href: string,
  contract: string,
  amount: string,
  balance: string,
];

interface StatementTableProps {
  rows: readonly StatementCells[];
  texts: {
    readonly caption: string;
    readonly date: string;
    readonly movement: string;
    readonly contract: string;
    readonly amount: string;
    readonly balance: string;
  };
}

const link = (href: string, text: string) => (
  <a className="text-link" href={href}>
    {text}
  </a>
);

/** Drawn from plain data: a statement has many rows. */
export function StatementTable({ rows, texts }: StatementTableProps) {
  return (
    <Table
      caption={texts.caption}
      rows={rows}
      rowKey={([key]) => key}
      columns={[
        {
          id: "movement",
          header: texts.movement,
          kind: "title",
          cell: ([, , what, href]) => (href ? link(href, what) : what),
        },
        { id: "date", header: texts.date, cell: ([, date]) => date.replaceAll(" ", "\u00a0") },
        {
          id: "contract",
          header: texts.contract,
          cell: ([, , , , contract]) => contract && link(contractPath(contract), contract),
        },
        { id: "amount", header: texts.amount, kind: "number", cell: ([, , , , , amount]) => amount },
        { id: "balance", header: texts.balance, kind: "number", cell: ([, , , , , , balance]) => balance },
      ]}
    />
  );
}
