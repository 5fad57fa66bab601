import type { PlainDate } from "@/lib/platform/dates";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import { type QuoteFactsRow, selectQuotes, toFoundQuote } from "../facts";
import { canAccept } from "../rules";

/** More than this nobody is asked for at once. */
const MOST_LOOKED_AT = 50;

/** A quote that waits for an answer. */
export interface WaitingQuote {
  readonly number: string;
  readonly total: Money;
  readonly expiresOn: PlainDate;
  /** Whether the viewer may accept it, by the rule of its button. */
  readonly isTheirs: boolean;
}

/** The viewer's quotes that wait for an answer, what expires first on top; of one bill group, or of all. */
export async function listWaitingQuotes(
  tx: Tx,
  viewer: Viewer,
  most: number,
  billGroup: string | null = null,
): Promise<WaitingQuote[]> {
  const rest = Prisma.sql`
    AND quote.status = 'published' AND quote.expires_on >= portal.today(seller.time_zone)
    ${billGroup ? Prisma.sql`AND quote.bill_group_id = ${billGroup}::uuid` : Prisma.empty}
    ORDER BY quote.expires_on, quote.number LIMIT ${most}`;
  const found = await tx.$queryRaw<QuoteFactsRow[]>(selectQuotes(viewer, { rest }));
  return found.map(toFoundQuote).map((quote) => {
    const { number, total, expiresOn } = quote;
    return { number, total, expiresOn, isTheirs: canAccept(quote).allowed };
  });
}

/** The one that expires first of those that the viewer may accept; null where nothing waits for them [SIG-8]. */
export const findFirstQuote = (viewer: Viewer): Promise<string | null> =>
  viewerReading(viewer, async (tx) => {
    const waiting = await listWaitingQuotes(tx, viewer, MOST_LOOKED_AT);
    return waiting.find(({ isTheirs }) => isTheirs)?.number ?? null;
  });
