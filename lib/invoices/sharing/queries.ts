import { ERASED_RECIPIENT } from "@/lib/access/person-rows";
import { systemReading, type Tx, viewerReading } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { sha256 } from "@/lib/platform/hash";
import type { Viewer } from "@/lib/platform/viewer";
import { readInvoiceDocument } from "../document/queries";
import type { InvoiceDocument } from "../document/types";
import { getInvoiceFacts, type InvoiceFactsRow, toInvoiceFacts } from "../facts";
import { type SharedFound, selectShared } from "./facts";
import { canShareInvoice } from "./rules";
import type { ShareRow, Sharing } from "./types";

/** On the page, the newest. */
const MOST_SHARES = 100;

/** @throws DomainError NOT_FOUND [ACC-6] */
export const getSharing = (viewer: Viewer, reference: string): Promise<Sharing> =>
  viewerReading(viewer, async (tx) => {
    const row = await getInvoiceFacts(tx, viewer, reference);
    const [zone] = await tx.$queryRaw<{ timeZone: string }[]>`
      SELECT seller.time_zone AS "timeZone" FROM invoice JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
      WHERE invoice.id = ${row.id}::uuid`;
    return {
      ...{ reference, number: row.number, timeZone: zone?.timeZone ?? "UTC" },
      decision: canShareInvoice(toInvoiceFacts(row)),
      shares: await listShares(tx, row),
    };
  });

/** A link whose sharer has no place on the contract any more, and comes in by no rule, has ended. */
const listShares = (tx: Tx, { id, accountId }: InvoiceFactsRow): Promise<ShareRow[]> =>
  tx.$queryRaw<ShareRow[]>`
    SELECT share.id, share.kind::text AS kind, nullif(share.sent_to, ${ERASED_RECIPIENT}) AS "sentTo", share.created_at AS "sharedAt",
           coalesce(named.first_name || ' ' || named.last_name, person.email, '–') AS "sharedBy",
           CASE WHEN share.kind = 'mail' THEN NULL WHEN share.withdrawn_at IS NOT NULL THEN 'withdrawn'
                WHEN share.expires_at <= portal.now() THEN 'expired'
                WHEN NOT portal.is_share_live(share.id) THEN 'ended' ELSE 'live' END AS standing,
           share.expires_at AS "expiresAt", share.opened_count AS "openedCount", share.last_opened_at AS "lastOpenedAt"
    FROM invoice_share share
    LEFT JOIN person ON person.id = share.shared_by_person_id
    LEFT JOIN account_person named ON named.account_id = ${accountId}::uuid AND named.person_id = share.shared_by_person_id
    WHERE share.invoice_id = ${id}::uuid
    ORDER BY share.created_at DESC, share.id DESC LIMIT ${MOST_SHARES}`;

/** What a link opens now; null for one that does not work, whatever the reason. */
export async function readShared(tx: Tx, token: string): Promise<SharedFound | null> {
  const [found] = await tx.$queryRaw<SharedFound[]>(
    selectShared(Prisma.sql`(SELECT * FROM portal.live_share WHERE token_hash = ${sha256(token)}) share`),
  );
  return found ?? null;
}

interface Mailed extends SharedFound {
  to: string;
  note: string | null;
  who: string;
  email: string;
}

/** What goes out by mail, and who sends it; null once that person sees the contract no more. */
export async function readMailed(tx: Tx, shareId: string): Promise<Mailed | null> {
  const shared = selectShared(Prisma.sql`(SELECT * FROM portal.mailed_share WHERE id = ${shareId}::uuid) share`);
  const [found] = await tx.$queryRaw<Mailed[]>`
    SELECT shared.*, mailed.sent_to AS to, mailed.note, person.email,
           coalesce(named.first_name || ' ' || named.last_name, person.email) AS who
    FROM (${shared}) shared
    JOIN portal.mailed_share mailed ON mailed.id = shared."shareId"
    JOIN person ON person.id = mailed.shared_by_person_id
    LEFT JOIN account_person named ON named.account_id = mailed.account_id AND named.person_id = person.id`;
  return found ?? null;
}

/** The document behind a link that was found to work. */
export const getSharedDocument = (reference: string): Promise<InvoiceDocument> =>
  systemReading((tx) => readInvoiceDocument(tx, null, reference));
