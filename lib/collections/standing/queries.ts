import { getInvoiceFacts, toInvoiceFacts } from "@/lib/invoices/facts";
import { fromDateColumn } from "@/lib/platform/dates";
import { viewerReading } from "@/lib/platform/db";
import type { Viewer } from "@/lib/platform/viewer";
import { findPromise } from "../promises/queries";
import { canPromise } from "../promises/rules";
import { listTransfers } from "../transfers/queries";
import { canReportTransfer } from "../transfers/rules";
import type { InvoiceCollections } from "./types";

/** One of the viewer's invoices, with what was said of it. @throws DomainError NOT_FOUND [ACC-6] */
export const getInvoiceCollections = (viewer: Viewer, reference: string): Promise<InvoiceCollections> =>
  viewerReading(viewer, async (tx) => {
    const row = await getInvoiceFacts(tx, viewer, reference);
    const facts = toInvoiceFacts(row);
    const { id: invoiceId, currency, number, isVoid } = row;
    const today = fromDateColumn(row.today);
    const ask = facts.collector;
    const [more] = await tx.$queryRaw<[{ timeZone: string; hasDispute: boolean }]>`
      SELECT seller.time_zone AS "timeZone",
             EXISTS (SELECT FROM dispute WHERE dispute.invoice_id = invoice.id) AS "hasDispute"
      FROM invoice JOIN seller_entity seller ON seller.id = invoice.seller_entity_id WHERE invoice.id = ${invoiceId}::uuid`;
    return {
      ...{ reference, number, open: facts.open, isVoid, today, collector: ask, ...more },
      promise: await findPromise(tx, viewer, { invoiceId, currency, today, ask }),
      transfers: await listTransfers(tx, viewer, invoiceId),
      promising: canPromise(facts),
      reporting: canReportTransfer(facts),
    };
  });
