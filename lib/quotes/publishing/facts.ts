import { actorsAccountsSql } from "@/lib/access/visible";
import { calendarDay, fromDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { Ctx, DeskCtx } from "@/lib/platform/viewer";
import { statusOn } from "../rules";
import type { PublishedFacts } from "./types";

interface QuoteRow {
  id: string;
  number: string;
  accountId: string;
  contractId: string | null;
  newContractNumber: string | null;
  billGroupId: string;
  currency: string;
  version: number;
  status: "draft" | "published" | "accepted" | "declined" | "withdrawn";
  expiresOn: Date;
  endedAt: Date | null;
  timeZone: string;
  today: Date;
  lines: number;
  aeName: string;
  aeEmail: string;
  aePhone: string;
}

export type SellersQuote = QuoteRow & { readonly facts: PublishedFacts };

/** A quote by its number, locked for whoever decides on it for the seller. @throws DomainError NOT_FOUND */
export async function lockForSeller(tx: Tx, ctx: Ctx | DeskCtx, number: string): Promise<SellersQuote> {
  const [row] = await tx.$queryRaw<QuoteRow[]>`
    SELECT quote.id, quote.number, quote.account_id AS "accountId", quote.contract_id AS "contractId",
           quote.new_contract_number AS "newContractNumber", quote.bill_group_id AS "billGroupId", quote.currency,
           quote.version, quote.status::text AS status, quote.expires_on AS "expiresOn",
           quote.ended_at AS "endedAt", seller.time_zone AS "timeZone", portal.today(seller.time_zone) AS today,
           (SELECT count(*)::int FROM quote_line line WHERE line.quote_id = quote.id) AS lines,
           executive.name AS "aeName", executive.email AS "aeEmail", executive.phone AS "aePhone"
    FROM quote
    JOIN seller_entity seller ON seller.id = quote.seller_entity_id
    JOIN account ON account.id = quote.account_id
    JOIN staff executive ON executive.id = account.account_executive_id
    WHERE quote.number = ${number} AND ${actorsAccountsSql(ctx)}
    FOR UPDATE OF quote`;
  if (!row) throw notFound();
  const [today, expiresOn] = [fromDateColumn(row.today), fromDateColumn(row.expiresOn)];
  const facts = {
    ...{ status: statusOn({ stored: row.status, expiresOn }, today), expiresOn, today, lines: row.lines },
    endedOn: row.endedAt ? calendarDay(row.endedAt, row.timeZone) : null,
    accountExecutive: { name: row.aeName, email: row.aeEmail, phone: row.aePhone },
  };
  return { ...row, facts };
}
