import { joinOwnAccessSql } from "@/lib/access/visible";
import type { PriceKind } from "@/lib/catalog/types";
import { readIssuingParties } from "@/lib/invoices/issuing/queries";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import { type QuoteFactsRow, selectQuotes, toFoundQuote } from "./facts";
import { canAccept, canDecline } from "./rules";
import type { FoundQuote, QuoteDetails, QuoteLineRow } from "./types";

interface SignedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A quote of one of the viewer's contracts as it was signed, to the byte; null where there is none [INV-6]. */
export const findSignedQuote = (viewer: Viewer, number: string): Promise<SignedFile | null> =>
  viewerReading(viewer, async (tx) => {
    const [found] = await tx.$queryRaw<SignedFile[]>`
      SELECT quote.number AS name, quote.pdf AS bytes
      FROM signed_quote quote JOIN contract ON contract.id = quote.contract_id ${joinOwnAccessSql(viewer)}
      WHERE quote.number = ${number}`;
    return found ?? null;
  });

/** What the page shows besides the facts. */
interface QuotePageRow extends QuoteFactsRow {
  createdBy: string | null;
  isOwn: boolean;
  endedBy: string | null;
  declineReason: string | null;
  isReasonErased: boolean;
  signerName: string | null;
  signerTitle: string | null;
  signerEmail: string | null;
  signedAt: Date | null;
  orderNumber: string | null;
}

const pageColumns = (viewer: Viewer): Prisma.Sql => Prisma.sql`,
  maker.first_name || ' ' || maker.last_name AS "createdBy",
  quote.created_by_person_id IS NOT DISTINCT FROM ${viewer.personId}::uuid AS "isOwn",
  ender.first_name || ' ' || ender.last_name AS "endedBy", quote.decline_reason AS "declineReason",
  quote.is_reason_erased AS "isReasonErased",
  signed.signer_name AS "signerName", signed.signer_title AS "signerTitle", signed.signer_email AS "signerEmail",
  signed.signed_at AS "signedAt", placed.number AS "orderNumber"`;

/** Who made and who ended it, by the names their account knows them by; and what became of an accepted one. */
const pageJoin = Prisma.sql`
  LEFT JOIN account_person maker
    ON maker.account_id = quote.account_id AND maker.person_id = quote.created_by_person_id
  LEFT JOIN account_person ender ON ender.account_id = quote.account_id AND ender.person_id = quote.ended_by_person_id
  LEFT JOIN signed_quote signed
    ON signed.number = quote.number AND signed.contract_id = quote.contract_id AND quote.status = 'accepted'
  LEFT JOIN customer_order placed ON placed.quote_number = quote.number AND placed.contract_id = quote.contract_id`;

/** One of the viewer's quotes, as its page shows it [QUO-1]. @throws DomainError NOT_FOUND [ACC-6] */
export const getQuote = (viewer: Viewer, number: string): Promise<QuoteDetails> =>
  viewerReading(viewer, (tx) => readQuote(tx, viewer, number));

/** The same inside a transaction that does more. @throws DomainError NOT_FOUND */
export async function readQuote(tx: Tx, viewer: Viewer, number: string): Promise<QuoteDetails> {
  const rest = Prisma.sql`AND quote.number = ${number}`;
  const [row] = await tx.$queryRaw<QuotePageRow[]>(
    selectQuotes(viewer, { rest, more: pageColumns(viewer), join: pageJoin }),
  );
  if (!row) throw notFound();
  const quote = toFoundQuote(row);
  const { createdBy, isOwn, orderNumber, endedBy: by, declineReason: reason, isReasonErased } = row;
  const { billTo, billedBy } = await readIssuingParties(tx, quote);
  return {
    ...{ ...quote, billTo, billedBy },
    lines: await listQuoteLines(tx, quote),
    ...{ createdBy, isOwn, orderNumber, signed: signatureOf(row) },
    declined: quote.status === "declined" ? { by, reason, isReasonErased } : null,
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

/** What is offered, line by line, and what ends with it. */
export async function listQuoteLines(
  tx: Tx,
  { id, currency }: Pick<FoundQuote, "id" | "currency">,
): Promise<QuoteLineRow[]> {
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
