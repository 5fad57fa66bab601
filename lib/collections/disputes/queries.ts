import { listFilesOfDispute } from "@/lib/files/queries";
import { getInvoiceFacts, type InvoiceFactsRow, toInvoiceFacts } from "@/lib/invoices/facts";
import { type Tx, viewerReading } from "@/lib/platform/db";
import type { Contact } from "@/lib/platform/decision";
import type { Viewer } from "@/lib/platform/viewer";
import { canDispute, canWithdraw, canWrite, MOST_MESSAGES } from "./rules";
import type { DisputableLine, DisputeDetails, DisputeEnding, DisputeKind, DisputePage, ThreadEntry } from "./types";

/** In the form's list; a dispute of a further line says so in words. */
const MOST_LINES = 100;

interface DisputeRow {
  id: string;
  kind: DisputeKind;
  reason: string | null;
  rank: number | null;
  position: string | null;
  description: string | null;
  openedAt: Date;
  opener: string | null;
  isOpener: boolean;
  closedAt: Date | null;
  ending: DisputeEnding | null;
  note: string | null;
  ender: string | null;
}

/** One of the viewer's invoices with its dispute, as the page shows it. @throws DomainError NOT_FOUND [ACC-6] */
export const getDisputePage = (viewer: Viewer, reference: string): Promise<DisputePage> =>
  viewerReading(viewer, async (tx) => {
    const row = await getInvoiceFacts(tx, viewer, reference);
    const facts = toInvoiceFacts(row);
    const opening = canDispute(facts);
    const [{ timeZone }] = await tx.$queryRaw<[{ timeZone: string }]>`
      SELECT seller.time_zone AS "timeZone" FROM invoice JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
      WHERE invoice.id = ${row.id}::uuid`;
    return {
      ...{ reference, number: row.number, open: facts.open, timeZone, collector: facts.collector, opening },
      dispute: await findDispute(tx, viewer, row, facts.collector),
      lines: opening.allowed ? await listLines(tx, row) : [],
    };
  });

const listLines = (tx: Tx, { id }: InvoiceFactsRow): Promise<DisputableLine[]> => tx.$queryRaw<DisputableLine[]>`
  SELECT rank, position, description FROM invoice_line WHERE invoice_id = ${id}::uuid ORDER BY rank LIMIT ${MOST_LINES}`;

async function findDispute(
  tx: Tx,
  viewer: Viewer,
  invoice: InvoiceFactsRow,
  collector: Contact,
): Promise<DisputeDetails | null> {
  const [found] = await tx.$queryRaw<DisputeRow[]>`
    SELECT dispute.id, dispute.kind::text AS kind, dispute.reason, line.rank, line.position, line.description,
           dispute.opened_at AS "openedAt", opener.first_name || ' ' || opener.last_name AS opener,
           dispute.opened_by_person_id IS NOT DISTINCT FROM ${viewer.personId}::uuid AS "isOpener",
           dispute.closed_at AS "closedAt", dispute.ending::text AS ending, dispute.ending_note AS note,
           coalesce(staff.name, ender.first_name || ' ' || ender.last_name) AS ender
    FROM dispute
    LEFT JOIN invoice_line line ON line.invoice_id = dispute.invoice_id AND line.rank = dispute.line_rank
    LEFT JOIN account_person opener
      ON opener.account_id = dispute.account_id AND opener.person_id = dispute.opened_by_person_id
    LEFT JOIN account_person ender
      ON ender.account_id = dispute.account_id AND ender.person_id = dispute.ended_by_person_id
    LEFT JOIN staff ON staff.id = dispute.ended_by_staff_id
    WHERE dispute.invoice_id = ${invoice.id}::uuid
    ORDER BY dispute.closed_at DESC NULLS FIRST, dispute.opened_at DESC LIMIT 1`;
  if (!found) return null;
  const entries = await listEntries(tx, viewer, found);
  const messages = entries.filter(({ file }) => file === null).length - 1;
  const facts = { hasEnded: found.closedAt !== null, isOpener: found.isOpener, messages, collector };
  const { id, kind, openedAt, closedAt, ending, note, ender, rank, position, description } = found;
  return {
    ...{ id, kind, openedAt, entries, writing: canWrite(facts), withdrawal: canWithdraw(facts) },
    line: rank === null ? null : { rank, position: position ?? "", description: description ?? "" },
    ended: closedAt ? { ending, note, at: closedAt, who: ender } : null,
  };
}

interface MessageRow {
  id: string;
  text: string | null;
  at: Date;
  who: string | null;
  isStaff: boolean;
  isMine: boolean;
}

/** The reason, then what both sides wrote and added, by time. */
async function listEntries(tx: Tx, viewer: Viewer, dispute: DisputeRow): Promise<ThreadEntry[]> {
  const messages = await tx.$queryRaw<MessageRow[]>`
    SELECT message.id, message.text, message.sent_at AS at, message.staff_id IS NOT NULL AS "isStaff",
           message.person_id IS NOT DISTINCT FROM ${viewer.personId}::uuid AS "isMine",
           coalesce(staff.name, named.first_name || ' ' || named.last_name) AS who
    FROM dispute_message message
    LEFT JOIN staff ON staff.id = message.staff_id
    LEFT JOIN account_person named ON named.account_id = message.account_id AND named.person_id = message.person_id
    WHERE message.dispute_id = ${dispute.id}::uuid ORDER BY message.sent_at, message.id LIMIT ${MOST_MESSAGES}`;
  const files = await listFilesOfDispute(tx, viewer, dispute.id);
  const { id, reason: text, openedAt: at, opener: who, isOpener: isMine } = dispute;
  const later: ThreadEntry[] = [
    ...messages.map((message) => ({ ...message, file: null })),
    ...files.map((file) => ({ ...file, file })),
  ];
  later.sort((left, right) => left.at.getTime() - right.at.getTime());
  return [{ id, text, at, who, isMine, isStaff: false, file: null }, ...later];
}
