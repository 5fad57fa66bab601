"use client";

import { useMemo } from "react";
import { cellLines } from "./data-cell";
import { type ListColumn, ListTable } from "./list-table";
import { joined, type Markup, markup } from "./markup";
import { unpackRows } from "./packed-rows";

type Pieces = ReturnType<typeof cellLines>[number];

export interface DataTableProps {
  /** What the table holds. Read by screen readers. */
  caption: string;
  columns: readonly Omit<ListColumn<never>, "cell">[];
  /** Packed; each cell in the order of the columns, of `piece`s. */
  rows: string;
  /** As a `Table`'s. */
  wide?: boolean | undefined;
}

/** A long list of words, links and states, which travels as data: a table for which no component has to be written. */
export function DataTable({ caption, columns, rows, wide }: DataTableProps) {
  const drawn = useMemo(
    (): ListColumn<readonly string[]>[] =>
      columns.map((column, nth) => ({ ...column, cell: (cells) => drawCell(cells[nth] ?? "") })),
    [columns],
  );
  const cells = useMemo(() => unpackRows(rows), [rows]);
  return <ListTable wide={wide} caption={caption} columns={drawn} rows={cells} />;
}

function drawCell(cell: string): Markup {
  const lines = cellLines(cell).map(drawLine);
  if (lines.length < 2) return joined(lines);
  // As high as a finger needs, where links stand one below the other.
  return markup`<ul class="flex flex-col">${joined(lines.map((line) => markup`<li class="min-h-6">${line}</li>`))}</ul>`;
}

/** Several pieces are one thing to a card, which would draw them as columns. */
function drawLine(pieces: Pieces): Markup {
  const drawn = joined(pieces.map(drawPiece));
  return pieces.length > 1 ? markup`<span>${drawn}</span>` : drawn;
}

function drawPiece({ text, look, label }: Pieces[number]): Markup {
  if (look === "") return markup`${text}`;
  if (look.startsWith("/")) {
    return markup`<a class="text-link" href="${look}"${label !== "" && markup` aria-label="${label}"`}>${text}</a>`;
  }
  if (look === "quiet") return markup`<span class="text-muted">${text}</span>`;
  if (look === "below") return markup`<span class="block text-sm text-muted">${text}</span>`;
  return markup`<span class="status" data-tone="${look}">${text}</span>`;
}
