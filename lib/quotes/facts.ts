import { lockBillGroup, lockOwnPlace } from "@/lib/access/locks";
import { visibleQuoteSql } from "@/lib/access/visible";
import type { SuspensionReason } from "@/lib/accounts/types";
import { calendarDay, fromDateColumn } from "@/lib/platform/dates";
import { type Tx, viewerDb } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { DomainError, notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/locales";
import { money } from "@/lib/platform/money";
import type { Viewer, ViewerCtx } from "@/lib/platform/viewer";
import { canDecline, statusOn } from "./rules";
import type { FoundQuote, QuoteOrigin, QuoteStatus } from "./types";

/** A quote as SQL finds it, with everything that its rules look at and its commands need. */
export interface QuoteFactsRow {
  id: string;
  number: string;
  accountId: string;
  account: string;
  accountLocale: string;
  billGroupId: string;
  billGroup: string;
  contractId: string | null;
  contractNumber: string | null;
  newContractNumber: string | null;
  contractEndsOn: Date | null;
  sellerEntityId: string;
  seller: string;
  timeZone: string;
  today: Date;
  status: Exclude<QuoteStatus, "expired">;
  origin: QuoteOrigin;
  title: string;
  message: string | null;
  terms: string | null;
  expiresOn: Date;
  startsOn: Date | null;
  endsOn: Date;
  publishedAt: Date;
  endedAt: Date | null;
  currency: string;
  netMinor: bigint;
  taxMinor: bigint;
  totalMinor: bigint;
  taxRate: { toString(): string } | null;
  poNumber: string | null;
  suspension: SuspensionReason | null;
  viewerManages: boolean;
  managerName: string | null;
  managerEmail: string | null;
  aeName: string;
  aeEmail: string;
  aePhone: string;
  collectorName: string;
  collectorEmail: string;
  collectorPhone: string;
  serviceName: string;
  serviceEmail: string;
  servicePhone: string;
}

/** Who holds manage billing: whom the quote's own contract names first, then other primary contacts, then whom they gave it. */
const joinManagerSql = Prisma.sql`LEFT JOIN LATERAL (
    SELECT known.first_name || ' ' || known.last_name AS name, person.email
    FROM portal.billing_managers(quote.bill_group_id) held
    JOIN account_person known ON known.account_id = quote.account_id AND known.person_id = held.person_id
    JOIN person ON person.id = held.person_id
    LEFT JOIN contract_contact place
      ON place.contract_id = quote.contract_id AND place.person_id = held.person_id AND place.is_primary
    ORDER BY place.id IS NULL, held.is_primary DESC, known.last_name, known.first_name, person.email LIMIT 1
  ) manager ON true`;

/** The viewer's quotes with every column of the facts; through the viewer's door only, for whom it is asked. */
export const selectQuotes = (
  viewer: Viewer,
  { rest, more = Prisma.empty, join = Prisma.empty }: { rest: Prisma.Sql; more?: Prisma.Sql; join?: Prisma.Sql },
): Prisma.Sql => Prisma.sql`
  SELECT quote.id, quote.number, quote.account_id AS "accountId", account.name AS account,
         account.locale AS "accountLocale", quote.bill_group_id AS "billGroupId", bill_group.name AS "billGroup",
         quote.contract_id AS "contractId", contract.number AS "contractNumber",
         quote.new_contract_number AS "newContractNumber", contract.ends_on AS "contractEndsOn",
         quote.seller_entity_id AS "sellerEntityId", seller.name AS seller, seller.time_zone AS "timeZone",
         portal.today(seller.time_zone) AS today, quote.status::text AS status, quote.origin::text AS origin,
         quote.title, quote.message, quote.terms, quote.expires_on AS "expiresOn", quote.starts_on AS "startsOn",
         quote.ends_on AS "endsOn", quote.published_at AS "publishedAt", quote.ended_at AS "endedAt", quote.currency,
         quote.net_minor AS "netMinor", quote.tax_minor AS "taxMinor", quote.total_minor AS "totalMinor",
         quote.tax_rate AS "taxRate", coalesce(contract.po_number, bill_group.po_number) AS "poNumber",
         account.suspension_reason::text AS suspension, portal.manages(quote.bill_group_id) AS "viewerManages",
         manager.name AS "managerName", manager.email AS "managerEmail",
         executive.name AS "aeName", executive.email AS "aeEmail", executive.phone AS "aePhone",
         collector.name AS "collectorName", collector.email AS "collectorEmail", collector.phone AS "collectorPhone",
         seller.customer_service_name AS "serviceName", seller.customer_service_email AS "serviceEmail",
         seller.customer_service_phone AS "servicePhone"
         ${more}
  FROM quote
  JOIN account ON account.id = quote.account_id
  JOIN bill_group ON bill_group.id = quote.bill_group_id
  JOIN seller_entity seller ON seller.id = quote.seller_entity_id
  JOIN staff executive ON executive.id = account.account_executive_id
  JOIN staff collector ON collector.id = account.collector_id
  LEFT JOIN contract ON contract.id = quote.contract_id
  ${joinManagerSql}
  ${join}
  WHERE ${visibleQuoteSql(viewer)} ${rest}`;

/** What the rules look at, with what a command needs besides. */
export function toFoundQuote(row: QuoteFactsRow): FoundQuote {
  const today = fromDateColumn(row.today);
  const expiresOn = fromDateColumn(row.expiresOn);
  const amount = (minor: bigint) => money(minor, row.currency);
  const { id, number, accountId, account, billGroupId, billGroup, contractId, newContractNumber } = row;
  const { sellerEntityId, seller, timeZone, origin, title, message, terms, currency, poNumber } = row;
  return {
    ...{ id, number, accountId, account, billGroupId, billGroup, contractId, newContractNumber },
    ...{ sellerEntityId, seller, timeZone, origin, title, message, terms, currency, poNumber, today, expiresOn },
    contractNumber: row.contractNumber ?? newContractNumber ?? "",
    locale: isLocale(row.accountLocale) ? row.accountLocale : DEFAULT_LOCALE,
    status: statusOn({ stored: row.status, expiresOn }, today),
    startsOn: row.startsOn && fromDateColumn(row.startsOn),
    endsOn: fromDateColumn(row.endsOn),
    publishedOn: calendarDay(row.publishedAt, timeZone),
    endedOn: row.endedAt && calendarDay(row.endedAt, timeZone),
    endedAt: row.endedAt,
    ...{ net: amount(row.netMinor), tax: amount(row.taxMinor), total: amount(row.totalMinor) },
    taxRate: row.taxRate?.toString() ?? null,
    suspension: row.suspension,
    contractHasEnded: row.contractEndsOn !== null && row.contractEndsOn < row.today,
    viewerManages: row.viewerManages,
    manager:
      row.managerName && row.managerEmail ? { name: row.managerName, email: row.managerEmail, phone: null } : null,
    accountExecutive: { name: row.aeName, email: row.aeEmail, phone: row.aePhone },
    collector: { name: row.collectorName, email: row.collectorEmail, phone: row.collectorPhone },
    customerService: { name: row.serviceName, email: row.serviceEmail, phone: row.servicePhone },
  };
}

/** One of the viewer's quotes as it is now, inside a transaction. @throws DomainError NOT_FOUND [ACC-6] */
export async function getQuoteFacts(tx: Tx, viewer: Viewer, number: string): Promise<FoundQuote> {
  const rest = Prisma.sql`AND quote.number = ${number}`;
  const [row] = await tx.$queryRaw<QuoteFactsRow[]>(selectQuotes(viewer, { rest }));
  if (!row) throw notFound();
  return toFoundQuote(row);
}

/**
 * A command's first read: finds the quote among the viewer's, holds manage billing in its bill group and the viewer's places
 * there as they are, locks the quote, and reads it again. One that the viewer may not decide on cannot be locked by them;
 * it comes as it is, and the rule says why.
 * @throws DomainError NOT_FOUND
 */
export async function lockQuote(tx: Tx, ctx: ViewerCtx, number: string): Promise<FoundQuote> {
  const [named] = await tx.$queryRaw<{ id: string; billGroupId: string; contractId: string | null }[]>`
    SELECT quote.id, quote.bill_group_id AS "billGroupId", quote.contract_id AS "contractId"
    FROM quote WHERE ${visibleQuoteSql(ctx.viewer)} AND quote.number = ${number}`;
  if (!named) throw notFound();
  await lockBillGroup(tx, ctx, named.billGroupId);
  if (named.contractId) await lockOwnPlace(tx, ctx, named.contractId);
  const locked = await tx.$queryRaw<unknown[]>`SELECT id FROM quote WHERE id = ${named.id}::uuid FOR UPDATE`;
  const quote = await getQuoteFacts(tx, ctx.viewer, number);
  // Became theirs to decide between the two: nothing is decided on what is not locked.
  if (locked.length === 0 && quote.viewerManages && (quote.status === "published" || quote.status === "expired"))
    throw new DomainError("UNAVAILABLE", "platform.busy");
  return quote;
}

/** What the database says when a quote's last day ended between the rule's answer and its writing. */
const TOO_LATE = "the last day of the quote is over";

/**
 * For a command that decides on a quote: where midnight falls between its rule and its writing, the database refuses, and
 * the answer is the rule's own. @throws DomainError RULE quotes.expired
 */
export async function decidedInTime<T>(ctx: ViewerCtx, number: string, decide: () => Promise<T>): Promise<T> {
  try {
    return await decide();
  } catch (cause) {
    if (!(cause instanceof Error && cause.message.includes(TOO_LATE))) throw cause;
    requireAllowed(canDecline(await viewerDb(ctx.viewer, (tx) => getQuoteFacts(tx, ctx.viewer, number))));
    throw cause;
  }
}
