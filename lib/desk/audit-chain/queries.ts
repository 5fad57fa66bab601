import { systemReading } from "@/lib/platform/db";
import { contentSql, linkHash, NO_HASH } from "./facts";
import { type ChainPlace, findingsOf, placeAfter } from "./rules";
import type { ChainFinding, ChainHead, ChainSummary, ReadLink } from "./types";

const BATCH = 1_000;
/** More of one kind would only say the same. */
const MOST_UNLINKED = 1_000;

type Tell = (finding: ChainFinding) => void;

/**
 * Goes through the whole chain in batches and tells of each row that was changed, removed or put in since it was linked [A7].
 * Whoever can write every table could write the chain anew: `noted`, a head that was written down elsewhere, finds that.
 */
export async function checkAuditChain(tell: Tell, noted: ChainHead | null = null): Promise<ChainSummary> {
  let findings = 0;
  const counting: Tell = (finding) => {
    findings += 1;
    tell(finding);
  };
  let place: ChainPlace = { seq: 0n, hash: NO_HASH, linkedAt: null, roundBefore: null };
  let links = 0;
  let isNotedThere = noted === null;
  for (;;) {
    const batch = await readLinks(place.seq);
    for (const link of batch) {
      const expected = link.content === null ? null : linkHash(place.hash, link.content);
      for (const finding of findingsOf(place, link, expected)) counting(finding);
      isNotedThere ||= link.seq === noted?.seq && hex(link.hash) === noted.hash;
      place = placeAfter(place, link);
    }
    links += batch.length;
    if (batch.length < BATCH) break;
  }
  if (!isNotedThere) counting({ kind: "head_gone", seq: noted?.seq ?? null, eventId: null });
  for (const finding of await findUnlinked()) counting(finding);
  return { links, findings, head: links === 0 ? null : { seq: place.seq, hash: hex(place.hash) } };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

const readLinks = (after: bigint): Promise<ReadLink[]> =>
  systemReading(
    (tx) => tx.$queryRaw<ReadLink[]>`
      SELECT link.seq, link.event_id AS "eventId", link.hash, link.linked_at AS "linkedAt", event.at,
             CASE WHEN event.id IS NOT NULL THEN ${contentSql} END AS content
      FROM audit_link link LEFT JOIN audit_event event ON event.id = link.event_id
      WHERE link.seq > ${after} ORDER BY link.seq LIMIT ${BATCH}`,
  );

/** Rows without a link: announced and waiting for too long, or never announced. */
const findUnlinked = (): Promise<ChainFinding[]> =>
  systemReading(
    (tx) => tx.$queryRaw<ChainFinding[]>`
      SELECT CASE WHEN waits.event_id IS NULL THEN 'inserted' ELSE 'waiting' END AS kind, NULL::bigint AS seq,
             event.id AS "eventId"
      FROM audit_event event
      LEFT JOIN audit_link link ON link.event_id = event.id
      LEFT JOIN audit_unlinked waits ON waits.event_id = event.id
      WHERE link.event_id IS NULL AND (waits.event_id IS NULL OR event.at < portal.now() - interval '1 hour')
      ORDER BY event.at, event.id LIMIT ${MOST_UNLINKED}`,
  );
