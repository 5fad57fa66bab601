import { systemDb } from "@/lib/platform/db";
import { contentSql, linkHash, NO_HASH } from "./facts";

const AT_ONCE = 500;

/**
 * Links rows of the audit log that wait for it, so many at once, in the order of their instants [A7]. Whoever did something waited
 * for nobody: each row was only announced (`audit_unlinked`), in its own transaction. A row of a transaction that commits later is
 * linked in a later round: the chain follows what was committed, so nothing is ever put between links.
 * @returns how many were linked
 */
export const linkAuditRows = (): Promise<number> =>
  systemDb(async (tx) => {
    // One at a time: another round goes on where this one ends.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('audit-chain', 0))`;
    const waiting = await tx.$queryRaw<{ id: string; content: string }[]>`
      SELECT event.id, ${contentSql} AS content
      FROM audit_unlinked JOIN audit_event event ON event.id = audit_unlinked.event_id
      ORDER BY event.at, event.id LIMIT ${AT_ONCE}`;
    if (waiting.length === 0) return 0;
    const [last] = await tx.$queryRaw<{ seq: bigint; hash: Uint8Array }[]>`
      SELECT seq, hash FROM audit_link ORDER BY seq DESC LIMIT 1`;
    let hash: Uint8Array = last?.hash ?? NO_HASH;
    const hashes = waiting.map(({ content }) => {
      hash = linkHash(hash, content);
      return Buffer.from(hash).toString("hex");
    });
    const ids = waiting.map(({ id }) => id);
    await tx.$executeRaw`
      INSERT INTO audit_link (seq, event_id, hash, linked_at)
      SELECT ${last?.seq ?? 0n} + new.place, new.id, decode(new.hash, 'hex'), portal.now()
      FROM unnest(${ids}::uuid[], ${hashes}::text[]) WITH ORDINALITY new (id, hash, place)`;
    await tx.$executeRaw`DELETE FROM audit_unlinked WHERE event_id = ANY (${ids}::uuid[])`;
    return waiting.length;
  });
