import { deskAccountsSql } from "@/lib/access/visible";
import { canSettle, canWithdraw, canWrite } from "@/lib/collections/disputes/rules";
import type { DisputeEnding, DisputeKind, ThreadEntry } from "@/lib/collections/disputes/types";
import { systemReading, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { money } from "@/lib/platform/money";
import type { StaffMember } from "@/lib/platform/staff-session";
import { deskThingId } from "../collections/schema";
import type { DeskDispute } from "../collections/types";

/** On a page; a thread holds no more messages, and no more files are added. */
const MOST_ENTRIES = 300;

interface Found {
  id: string;
  kind: DisputeKind;
  reason: string | null;
  reference: string;
  number: string;
  account: string;
  accountId: string;
  openMinor: bigint;
  currency: string;
  timeZone: string;
  rank: number | null;
  position: string | null;
  description: string | null;
  openedAt: Date;
  opener: string | null;
  closedAt: Date | null;
  ending: DisputeEnding | null;
  note: string | null;
  ender: string | null;
  isCollector: boolean;
  collectorName: string;
  collectorEmail: string;
  collectorPhone: string;
}

/** A dispute of one of their accounts with its thread [INV-9]. @throws DomainError NOT_FOUND */
export const getDeskDispute = (staff: StaffMember, id: string): Promise<DeskDispute> =>
  systemReading(async (tx) => {
    const found = deskThingId.safeParse(id).success ? await findDispute(tx, staff, id) : undefined;
    if (!found) throw notFound();
    const { reference, number, account, accountId, openMinor, currency, timeZone, closedAt } = found;
    const collector = { name: found.collectorName, email: found.collectorEmail, phone: found.collectorPhone };
    const entries = await listEntries(tx, staff, found);
    const hasEnded = closedAt !== null;
    const facts = { hasEnded, isOpener: false, messages: entries.length - 1, collector };
    const { kind, openedAt, ending, note, ender, rank, position, description } = found;
    return {
      ...{ id, reference, number, account, accountId, timeZone, open: money(openMinor, currency) },
      settling: canSettle({ isCollector: found.isCollector, isAdmin: staff.role === "admin" }, { hasEnded, collector }),
      dispute: {
        ...{ id, kind, openedAt, entries, writing: canWrite(facts), withdrawal: canWithdraw(facts) },
        line: rank === null ? null : { rank, position: position ?? "", description: description ?? "" },
        ended: closedAt ? { ending, note, at: closedAt, who: ender } : null,
      },
    };
  });

async function findDispute(tx: Tx, staff: StaffMember, id: string): Promise<Found | undefined> {
  const [found] = await tx.$queryRaw<Found[]>`
    SELECT dispute.id, dispute.kind::text AS kind, dispute.reason, invoice.reference, invoice.number,
           account.name AS account, account.id AS "accountId", invoice.open_minor AS "openMinor", invoice.currency,
           seller.time_zone AS "timeZone", line.rank, line.position, line.description, dispute.opened_at AS "openedAt",
           opener.first_name || ' ' || opener.last_name AS opener, dispute.closed_at AS "closedAt",
           dispute.ending::text AS ending, dispute.ending_note AS note,
           coalesce(staff.name, ender.first_name || ' ' || ender.last_name) AS ender,
           account.collector_id = ${staff.staffId}::uuid AS "isCollector",
           collector.name AS "collectorName", collector.email AS "collectorEmail", collector.phone AS "collectorPhone"
    FROM dispute
    JOIN invoice ON invoice.id = dispute.invoice_id
    JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
    JOIN account ON account.id = dispute.account_id
    JOIN staff collector ON collector.id = account.collector_id
    LEFT JOIN invoice_line line ON line.invoice_id = dispute.invoice_id AND line.rank = dispute.line_rank
    LEFT JOIN account_person opener
      ON opener.account_id = dispute.account_id AND opener.person_id = dispute.opened_by_person_id
    LEFT JOIN account_person ender
      ON ender.account_id = dispute.account_id AND ender.person_id = dispute.ended_by_person_id
    LEFT JOIN staff ON staff.id = dispute.ended_by_staff_id
    WHERE dispute.id = ${id}::uuid AND ${deskAccountsSql(staff)}`;
  return found;
}

interface EntryRow {
  id: string;
  text: string | null;
  name: string | null;
  sizeBytes: number | null;
  at: Date;
  who: string | null;
  isStaff: boolean;
  isMine: boolean;
}

/** The reason, then what both sides wrote and added, by time. */
async function listEntries(tx: Tx, { staffId }: StaffMember, dispute: Found): Promise<ThreadEntry[]> {
  const found = await tx.$queryRaw<EntryRow[]>`
    SELECT said.id, said.text, said.name, said.size AS "sizeBytes", said.at, said.staff_id IS NOT NULL AS "isStaff",
           said.staff_id IS NOT DISTINCT FROM ${staffId}::uuid AS "isMine",
           coalesce(staff.name, named.first_name || ' ' || named.last_name, person.email) AS who
    FROM (
      SELECT id, account_id, person_id, staff_id, text, NULL AS name, NULL::int AS size, sent_at AS at
      FROM dispute_message WHERE dispute_id = ${dispute.id}::uuid
      UNION ALL
      SELECT id, account_id, person_id, staff_id, NULL, name, size_bytes, added_at
      FROM stored_file WHERE dispute_id = ${dispute.id}::uuid
    ) said
    LEFT JOIN staff ON staff.id = said.staff_id
    LEFT JOIN person ON person.id = said.person_id
    LEFT JOIN account_person named ON named.account_id = said.account_id AND named.person_id = said.person_id
    ORDER BY said.at, said.id LIMIT ${MOST_ENTRIES}`;
  const { id, reason: text, openedAt: at, opener: who } = dispute;
  return [{ id, text, at, who, isMine: false, isStaff: false, file: null }, ...found.map(toEntry)];
}

function toEntry({ text, name, sizeBytes, ...said }: EntryRow): ThreadEntry {
  if (name === null) return { ...said, text, file: null };
  return { ...said, file: { ...said, name, sizeBytes: sizeBytes ?? 0 } };
}
