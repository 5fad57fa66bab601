import { deskAccountsSql } from "@/lib/access/visible";
import { calendarDay, fromDateColumn } from "@/lib/platform/dates";
import { systemReading, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money } from "@/lib/platform/money";
import type { StaffMember } from "@/lib/platform/staff-session";
import { findHolders } from "@/lib/quotes/publishing/mail";
import { listQuoteLines } from "@/lib/quotes/queries";
import { canChangeDraft, canPublish, canWithdraw, statusOn } from "@/lib/quotes/rules";
import type { QuoteOrigin, QuoteStatus } from "@/lib/quotes/types";
import type { DeskQuote, DeskQuoteRow } from "./types";

export interface DeskQuoteFound {
  id: string;
  number: string;
  title: string;
  account: string;
  contractNumber: string;
  isNewContract: boolean;
  origin: QuoteOrigin;
  status: Exclude<QuoteStatus, "expired">;
  createdAt: Date;
  expiresOn: Date;
  today: Date;
  currency: string;
  totalMinor: bigint;
}

/** What the list and the page have of a quote; `quote`, `account`, `seller` and `contract` are joined by `deskQuoteJoins`. */
export const deskQuoteColumns = Prisma.sql`
  quote.id, quote.number, quote.title, account.name AS account,
  coalesce(contract.number, quote.new_contract_number, '') AS "contractNumber",
  quote.contract_id IS NULL AS "isNewContract", quote.origin::text AS origin, quote.status::text AS status,
  quote.created_at AS "createdAt", quote.expires_on AS "expiresOn", portal.today(seller.time_zone) AS today,
  quote.currency, quote.total_minor AS "totalMinor"`;
export const deskQuoteJoins = Prisma.sql`
  JOIN account ON account.id = quote.account_id
  JOIN seller_entity seller ON seller.id = quote.seller_entity_id
  LEFT JOIN contract ON contract.id = quote.contract_id`;

export function toDeskRow(found: DeskQuoteFound): DeskQuoteRow {
  const { number, title, account, contractNumber, isNewContract, origin, currency, totalMinor } = found;
  const [expiresOn, today] = [fromDateColumn(found.expiresOn), fromDateColumn(found.today)];
  return {
    ...{ number, title, account, contractNumber, isNewContract, origin, expiresOn },
    status: statusOn({ stored: found.status, expiresOn }, today),
    total: money(totalMinor, currency),
  };
}

interface PageFound extends DeskQuoteFound {
  accountId: string;
  billGroup: string;
  seller: string;
  timeZone: string;
  message: string | null;
  terms: string | null;
  publishedAt: Date | null;
  endedAt: Date | null;
  startsOn: Date | null;
  endsOn: Date;
  createdBy: string | null;
  endedBy: string | null;
  declineReason: string | null;
  isReasonErased: boolean;
  orderNumber: string | null;
  netMinor: bigint;
  taxMinor: bigint;
  taxRate: string | null;
  aeName: string;
  aeEmail: string;
  aePhone: string;
}

/** A quote of one of their accounts, drafts too [DSK-4]. @throws DomainError NOT_FOUND */
export const getDeskQuote = (staff: StaffMember, number: string): Promise<DeskQuote> =>
  systemReading(async (tx) => {
    const found = await findPage(tx, staff, number);
    if (!found) throw notFound();
    const { id, accountId, billGroup, seller, message, terms, currency, timeZone } = found;
    const { createdBy, endedBy, declineReason, isReasonErased, orderNumber, taxRate } = found;
    const row = toDeskRow(found);
    const lines = await listQuoteLines(tx, { id, currency });
    const accountExecutive = { name: found.aeName, email: found.aeEmail, phone: found.aePhone };
    const endedOn = found.endedAt && calendarDay(found.endedAt, timeZone);
    const facts = {
      ...{ status: row.status, expiresOn: row.expiresOn, endedOn, accountExecutive },
      ...{ today: fromDateColumn(found.today), lines: lines.length },
    };
    const holders = row.status === "draft" || row.status === "published" ? await findHolders(tx, id) : [];
    return {
      ...{ ...row, id, accountId, billGroup, seller, message, terms, createdBy, endedBy, declineReason, orderNumber },
      ...{
        isReasonErased,
        taxRate,
        lines,
        accountExecutive,
        endedOn,
        holders: holders.map(({ email }) => ({ email })),
      },
      createdOn: calendarDay(found.createdAt, timeZone),
      publishedOn: found.publishedAt && calendarDay(found.publishedAt, timeZone),
      startsOn: found.startsOn && fromDateColumn(found.startsOn),
      endsOn: fromDateColumn(found.endsOn),
      ...{ net: money(found.netMinor, currency), tax: money(found.taxMinor, currency) },
      ...{ changing: canChangeDraft(facts), publishing: canPublish(facts), withdrawal: canWithdraw(facts) },
    };
  });

async function findPage(tx: Tx, staff: StaffMember, number: string): Promise<PageFound | undefined> {
  const [found] = await tx.$queryRaw<PageFound[]>`
    SELECT ${deskQuoteColumns}, quote.account_id AS "accountId", bill_group.name AS "billGroup", seller.name AS seller,
           seller.time_zone AS "timeZone", quote.message, quote.terms, quote.published_at AS "publishedAt",
           quote.ended_at AS "endedAt", quote.starts_on AS "startsOn", quote.ends_on AS "endsOn",
           maker.first_name || ' ' || maker.last_name AS "createdBy",
           ender.first_name || ' ' || ender.last_name AS "endedBy", quote.decline_reason AS "declineReason",
           quote.is_reason_erased AS "isReasonErased",
           placed.number AS "orderNumber", quote.net_minor AS "netMinor", quote.tax_minor AS "taxMinor",
           trim_scale(quote.tax_rate)::text AS "taxRate",
           executive.name AS "aeName", executive.email AS "aeEmail", executive.phone AS "aePhone"
    FROM quote ${deskQuoteJoins}
    JOIN bill_group ON bill_group.id = quote.bill_group_id
    JOIN staff executive ON executive.id = account.account_executive_id
    LEFT JOIN account_person maker
      ON maker.account_id = quote.account_id AND maker.person_id = quote.created_by_person_id
    LEFT JOIN account_person ender ON ender.account_id = quote.account_id AND ender.person_id = quote.ended_by_person_id
    LEFT JOIN customer_order placed ON placed.quote_number = quote.number AND placed.contract_id = quote.contract_id
    WHERE quote.number = ${number} AND ${deskAccountsSql(staff)}`;
  return found;
}
