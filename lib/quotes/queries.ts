import { joinOwnAccessSql } from "@/lib/access/visible";
import { viewerDb } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { Viewer } from "@/lib/platform/viewer";

/** A quote of one of the viewer's contracts as it was signed, to the byte [INV-6]. @throws DomainError NOT_FOUND [ACC-6] */
export const getSignedQuote = (viewer: Viewer, number: string): Promise<{ name: string; bytes: Uint8Array }> =>
  viewerDb(viewer, async (tx) => {
    const [found] = await tx.$queryRaw<{ name: string; bytes: Uint8Array }[]>`
      SELECT quote.number AS name, quote.pdf AS bytes
      FROM signed_quote quote JOIN contract ON contract.id = quote.contract_id ${joinOwnAccessSql(viewer)}
      WHERE quote.number = ${number}`;
    if (!found) throw notFound();
    return found;
  });
