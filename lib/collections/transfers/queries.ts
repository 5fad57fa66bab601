import { listFilesOfTransfers } from "@/lib/files/queries";
import { fromDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import type { TransferDetails } from "./types";

/** On a page; more are not said of one invoice. */
const MOST_TRANSFERS = 20;

interface TransferRow {
  id: string;
  sentOn: Date;
  amountMinor: bigint;
  currency: string;
  bankReference: string | null;
  at: Date;
  who: string | null;
}

/** What was said of an invoice, the newest first; whoever calls found it among the viewer's. */
export async function listTransfers(tx: Tx, viewer: Viewer, invoiceId: string): Promise<TransferDetails[]> {
  const rows = await tx.$queryRaw<TransferRow[]>`
    SELECT transfer.id, transfer.sent_on AS "sentOn", transfer.amount_minor AS "amountMinor", transfer.currency,
           transfer.bank_reference AS "bankReference", transfer.said_at AS at,
           named.first_name || ' ' || named.last_name AS who
    FROM transfer_notice transfer
    LEFT JOIN account_person named ON named.account_id = transfer.account_id AND named.person_id = transfer.person_id
    WHERE transfer.invoice_id = ${invoiceId}::uuid
    ORDER BY transfer.said_at DESC, transfer.id LIMIT ${MOST_TRANSFERS}`;
  if (rows.length === 0) return [];
  const files = await listFilesOfTransfers(
    tx,
    viewer,
    rows.map(({ id }) => id),
  );
  return rows.map(({ sentOn, amountMinor, currency, ...row }) => ({
    ...row,
    sentOn: fromDateColumn(sentOn),
    amount: money(amountMinor, currency),
    files: files.filter(({ transferId }) => transferId === row.id),
  }));
}
