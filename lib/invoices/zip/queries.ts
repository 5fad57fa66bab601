import { joinOwnAccessSql } from "@/lib/access/visible";
import { fromDateColumn } from "@/lib/platform/dates";
import { viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { Viewer } from "@/lib/platform/viewer";
import type { ZippedInvoice } from "./types";

/** These invoices of the viewer's, in the order they were named. @throws DomainError NOT_FOUND if one is not theirs [ACC-6] */
export const listChosen = (viewer: Viewer, references: readonly string[]): Promise<ZippedInvoice[]> =>
  viewerReading(viewer, async (tx) => {
    const found = await tx.$queryRaw<{ reference: string; number: string; issuedOn: Date }[]>`
      SELECT invoice.reference, invoice.number, invoice.issued_on AS "issuedOn"
      FROM invoice JOIN contract ON contract.id = invoice.contract_id ${joinOwnAccessSql(viewer)}
      WHERE invoice.reference = ANY (${references})`;
    const known = new Map(found.map((row) => [row.reference, row]));
    return references.map((reference) => {
      const row = known.get(reference);
      if (!row) throw notFound();
      return { ...row, issuedOn: fromDateColumn(row.issuedOn) };
    });
  });
