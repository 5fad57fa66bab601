import { type Tx, viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import { type InvoiceFactsRow, selectInvoiceFacts, toInvoiceFacts } from "../facts";
import { canChangePurchaseOrder } from "./rules";
import type { InvoiceRevision, PurchaseOrder } from "./types";

/** On the page; the newest ones, and the one as issued is among them for almost all invoices. */
const MOST_REVISIONS = 50;

/** An invoice as the command needs it. */
export interface OrderedRow extends InvoiceFactsRow {
  readonly revision: number;
}

interface PageRow extends OrderedRow {
  readonly otherOpen: number;
  readonly ofFuture: string | null;
}

const ordered = Prisma.sql`, invoice.revision`;

/** Some of the viewer's invoices, as their rows are now. */
export const listOrdered = (tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<OrderedRow[]> =>
  tx.$queryRaw<OrderedRow[]>(
    selectInvoiceFacts(viewer, {
      more: ordered,
      rest: Prisma.sql`WHERE invoice.id = ANY (${ids}::uuid[]) ORDER BY invoice.due_on, invoice.reference`,
    }),
  );

/** @throws DomainError NOT_FOUND [ACC-6] */
export const getPurchaseOrder = (viewer: Viewer, reference: string): Promise<PurchaseOrder> =>
  viewerReading(viewer, async (tx) => {
    const [row] = await tx.$queryRaw<PageRow[]>(
      selectInvoiceFacts(viewer, {
        more: Prisma.sql`${ordered},
          (SELECT count(*)::int FROM invoice other WHERE other.contract_id = invoice.contract_id
             AND other.open_minor > 0 AND other.voided_at IS NULL AND other.id <> invoice.id) AS "otherOpen",
          portal.po_number_of(invoice.contract_id) AS "ofFuture"`,
        rest: Prisma.sql`WHERE invoice.reference = ${reference}`,
      }),
    );
    if (!row) throw notFound();
    const { number, contractNumber, poNumber, revision, otherOpen, ofFuture, timeZone } = row;
    return {
      ...{ reference, number, contractNumber, poNumber, revision, otherOpen, ofFuture, timeZone },
      change: canChangePurchaseOrder(toInvoiceFacts(row)),
      revisions: revision === 1 ? [] : await listRevisions(tx, row),
    };
  });

const listRevisions = (tx: Tx, { id, accountId }: PageRow): Promise<InvoiceRevision[]> =>
  tx.$queryRaw<InvoiceRevision[]>`
    SELECT kept.revision, kept.po_number AS "poNumber", kept.set_at AS "setAt",
           coalesce(named.first_name || ' ' || named.last_name, person.email) AS "setBy"
    FROM invoice_revision kept
    LEFT JOIN person ON person.id = kept.set_by_person_id
    LEFT JOIN account_person named ON named.account_id = ${accountId}::uuid AND named.person_id = person.id
    WHERE kept.invoice_id = ${id}::uuid
    ORDER BY kept.revision DESC LIMIT ${MOST_REVISIONS}`;
