import { joinOwnAccessSql } from "@/lib/access/visible";
import type { PriceKind } from "@/lib/catalog/types";
import { type Tx, viewerDb } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import { type QuoteFactsRow, selectQuotes, toFoundQuote } from "./facts";
import { readParties } from "./parties/queries";
import { canAccept, canDecline } from "./rules";
import type { FoundQuote, QuoteDetails, QuoteLineRow } from "./types";

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

/** What the page shows besides the facts. */
interface QuotePageRow extends QuoteFactsRow {
  createdBy: string | null;
  isOwn: boolean;
  endedBy: string | null;
  declineReason: string | null;
  signerName: string | null;
  signerTitle: string | null;
  signerEmail: string | null;
  signedAt: Date | null;
  orderNumber: string | null;
}

const nameOf = (person: Prisma.Sql): Prisma.Sql => Prisma.sql`(
    SELECT named.first_name || ' ' || named.last_name FROM account_person named
    WHERE named.account_id = quote.account_id AND named.person_id = ${person})`;

/** Of an accepted quote: who signed, and what became of it. */
const signed = (column: Prisma.Sql): Prisma.Sql => Prisma.sql`(
    SELECT ${column} FROM signed_quote kept
    WHERE kept.number = quote.number AND kept.contract_id = quote.contract_id AND quote.status = 'accepted')`;

const pageColumns = (viewer: Viewer): Prisma.Sql => Prisma.sql`,
  ${nameOf(Prisma.sql`quote.created_by_person_id`)} AS "createdBy",
  quote.created_by_person_id IS NOT DISTINCT FROM ${viewer.personId}::uuid AS "isOwn",
  ${nameOf(Prisma.sql`quote.ended_by_person_id`)} AS "endedBy", quote.decline_reason AS "declineReason",
  ${signed(Prisma.sql`kept.signer_name`)} AS "signerName", ${signed(Prisma.sql`kept.signer_title`)} AS "signerTitle",
  ${signed(Prisma.sql`kept.signer_email`)} AS "signerEmail", ${signed(Prisma.sql`kept.signed_at`)} AS "signedAt",
  (SELECT placed.number FROM customer_order placed
   WHERE placed.quote_number = quote.number AND placed.contract_id = quote.contract_id) AS "orderNumber"`;

/** One of the viewer's quotes, as its page shows it [QUO-1]. @throws DomainError NOT_FOUND [ACC-6] */
export const getQuote = (viewer: Viewer, number: string): Promise<QuoteDetails> =>
  viewerDb(viewer, (tx) => readQuote(tx, viewer, number));

/** The same inside a transaction that does more. @throws DomainError NOT_FOUND */
export async function readQuote(tx: Tx, viewer: Viewer, number: string): Promise<QuoteDetails> {
  const rest = Prisma.sql`AND quote.number = ${number}`;
  const [row] = await tx.$queryRaw<QuotePageRow[]>(selectQuotes(viewer, { rest, more: pageColumns(viewer) }));
  if (!row) throw notFound();
  const quote = toFoundQuote(row);
  const { createdBy, isOwn, orderNumber, endedBy: by, declineReason: reason } = row;
  return {
    ...quote,
    ...(await readParties(tx, quote)),
    lines: await listLines(tx, quote),
    ...{ createdBy, isOwn, orderNumber, signed: signatureOf(row) },
    declined: quote.status === "declined" ? { by, reason } : null,
    acceptance: canAccept(quote),
    declining: canDecline(quote),
  };
}

const signatureOf = ({ signerName, signerTitle, signerEmail, signedAt }: QuotePageRow): QuoteDetails["signed"] =>
  signerName !== null && signerTitle !== null && signerEmail !== null && signedAt
    ? { name: signerName, title: signerTitle, email: signerEmail, at: signedAt }
    : null;

interface LineFound {
  rank: number;
  productId: string | null;
  description: string;
  quantity: number;
  kind: PriceKind;
  listMinor: bigint;
  monthlyMinor: bigint;
  discountPoints: number;
  amountMinor: bigint;
  replacesId: string | null;
  replaces: string | null;
}

async function listLines(tx: Tx, { id, currency }: Pick<FoundQuote, "id" | "currency">): Promise<QuoteLineRow[]> {
  const found = await tx.$queryRaw<LineFound[]>`
    SELECT line.rank, line.product_id AS "productId", line.description, line.quantity, line.kind::text AS kind,
           line.list_minor AS "listMinor", line.monthly_minor AS "monthlyMinor",
           line.discount_points AS "discountPoints", line.amount_minor AS "amountMinor",
           ending.id AS "replacesId", ending.product AS replaces
    FROM quote_line line LEFT JOIN subscription ending ON ending.id = line.replaces_subscription_id
    WHERE line.quote_id = ${id}::uuid ORDER BY line.rank`;
  return found.map(({ listMinor, monthlyMinor, amountMinor, replacesId, replaces, ...line }) => ({
    ...line,
    list: money(listMinor, currency),
    monthly: money(monthlyMinor, currency),
    amount: money(amountMinor, currency),
    replaces: replacesId && replaces ? { id: replacesId, product: replaces } : null,
  }));
}
