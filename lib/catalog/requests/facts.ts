import { actorsAccountsSql, visibleRequestSql } from "@/lib/access/visible";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { DeskCtx, StaffCtx, Viewer } from "@/lib/platform/viewer";
import type { ToldRequest } from "./mail";
import { canWithdrawRequest } from "./rules";
import type { RequestDetails, RequestedProduct, RequestKind, RequestRow, RequestStatus } from "./types";

/** A request as SQL finds it. */
export interface RequestFactsRow {
  id: string;
  accountId: string;
  billGroupId: string;
  billGroup: string;
  timeZone: string;
  kind: RequestKind;
  status: RequestStatus;
  askedAt: Date;
  who: string | null;
  isAsker: boolean;
  holdsManageBilling: boolean;
  contractId: string | null;
  contractNumber: string | null;
  subscriptionId: string | null;
  subscription: string | null;
  fromEdition: string | null;
  toEdition: string | null;
  products: { name: string; quantity: number }[];
  note: string | null;
  isNoteErased: boolean;
  endedAt: Date | null;
  answer: string | null;
  answeredBy: string | null;
  quoteNumber: string | null;
  aeName: string;
  aeEmail: string;
  aePhone: string;
}

const lines = Prisma.sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('name', product.name, 'quantity', line.quantity) ORDER BY line.rank), '[]')
  FROM product_request_line line JOIN product ON product.id = line.product_id WHERE line.request_id = request.id)`;

/** The viewer's requests; `rest` narrows, orders and limits them. Through the viewer's door only, for whom it is asked. */
export const selectRequests = (viewer: Viewer, rest: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT request.id, request.account_id AS "accountId", request.bill_group_id AS "billGroupId",
         bill_group.name AS "billGroup", seller.time_zone AS "timeZone", request.kind::text AS kind,
         request.status::text AS status, request.asked_at AS "askedAt",
         asker.first_name || ' ' || asker.last_name AS who, request.person_id = portal.viewer_id() AS "isAsker",
         portal.manages(request.bill_group_id) AS "holdsManageBilling", request.contract_id AS "contractId",
         contract.number AS "contractNumber", subscription.id AS "subscriptionId", subscription.product AS subscription,
         request.from_edition AS "fromEdition", request.to_edition AS "toEdition", ${lines} AS products, request.note,
         request.is_note_erased AS "isNoteErased", request.ended_at AS "endedAt", request.answer, staff.name AS "answeredBy", quote.number AS "quoteNumber",
         executive.name AS "aeName", executive.email AS "aeEmail", executive.phone AS "aePhone"
  FROM product_request request
  JOIN bill_group ON bill_group.id = request.bill_group_id
  JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
  JOIN account ON account.id = request.account_id
  JOIN staff executive ON executive.id = account.account_executive_id
  LEFT JOIN account_person asker ON asker.account_id = request.account_id AND asker.person_id = request.person_id
  LEFT JOIN contract ON contract.id = request.contract_id
  LEFT JOIN subscription ON subscription.id = request.subscription_id
  LEFT JOIN staff ON staff.id = request.answered_by_staff_id
  LEFT JOIN quote ON quote.account_id = request.account_id AND quote.number = request.quote_number
  WHERE ${visibleRequestSql(viewer)} ${rest}`;

const productsOf = ({ kind, subscription, products }: RequestFactsRow): RequestedProduct[] =>
  kind === "upgrade" ? [{ name: subscription ?? "", quantity: null }] : products;

export function toRequestRow(row: RequestFactsRow): RequestRow {
  const { id, kind, status, askedAt, who, contractNumber, fromEdition, toEdition } = row;
  return { id, kind, status, askedAt, who, contractNumber, fromEdition, toEdition, products: productsOf(row) };
}

export function toRequestDetails(row: RequestFactsRow): RequestDetails {
  const { billGroup, timeZone, note, isNoteErased, subscriptionId, endedAt, answer, answeredBy, quoteNumber } = row;
  const accountExecutive = { name: row.aeName, email: row.aeEmail, phone: row.aePhone };
  return {
    ...toRequestRow(row),
    ...{
      billGroup,
      timeZone,
      note,
      isNoteErased,
      subscriptionId,
      endedAt,
      answer,
      answeredBy,
      quoteNumber,
      accountExecutive,
    },
    withdrawal: canWithdrawRequest({ ...row, accountExecutive }),
  };
}

/** One of the viewer's, as it is now. @throws DomainError NOT_FOUND [ACC-6] */
export async function getRequestFacts(tx: Tx, viewer: Viewer, id: string): Promise<RequestFactsRow> {
  const [row] = await tx.$queryRaw<RequestFactsRow[]>(selectRequests(viewer, Prisma.sql`AND request.id = ${id}::uuid`));
  if (!row) throw notFound();
  return row;
}

interface ToldRow {
  kind: RequestKind;
  account: string;
  billGroup: string;
  contractNumber: string | null;
  subscription: string | null;
  fromEdition: string | null;
  toEdition: string | null;
  products: { name: string; quantity: number }[];
  note: string | null;
  aeName: string;
  aeEmail: string;
  aePhone: string;
  seller: string;
  color: string;
}

/** What mails say of a request that this transaction wrote or locked. */
export async function getToldRequest(tx: Tx, id: string): Promise<ToldRequest> {
  const [row] = await tx.$queryRaw<ToldRow[]>`
    SELECT request.kind::text AS kind, account.name AS account, bill_group.name AS "billGroup",
           contract.number AS "contractNumber", subscription.product AS subscription,
           request.from_edition AS "fromEdition", request.to_edition AS "toEdition", ${lines} AS products, request.note,
           executive.name AS "aeName", executive.email AS "aeEmail", executive.phone AS "aePhone",
           seller.name AS seller, seller.brand_color AS color
    FROM product_request request
    JOIN account ON account.id = request.account_id
    JOIN bill_group ON bill_group.id = request.bill_group_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    JOIN staff executive ON executive.id = account.account_executive_id
    LEFT JOIN contract ON contract.id = request.contract_id
    LEFT JOIN subscription ON subscription.id = request.subscription_id
    WHERE request.id = ${id}::uuid`;
  if (!row) throw notFound();
  const { kind, account, billGroup, contractNumber, note } = row;
  return {
    ...{ id, kind, account, billGroup, contractNumber, note, lines: linesOf(row) },
    accountExecutive: { name: row.aeName, email: row.aeEmail, phone: row.aePhone },
    brand: { name: row.seller, color: row.color },
  };
}

const linesOf = ({ kind, subscription, fromEdition, toEdition, products }: ToldRow): string[] =>
  kind === "upgrade"
    ? [`${subscription ?? ""}: ${fromEdition ?? "–"} → ${toEdition ?? ""}`]
    : products.map(({ name, quantity }) => `${name} × ${quantity}`);

/** A request that one of the seller's people is about to answer. */
export interface StaffRequest {
  readonly accountId: string;
  readonly billGroupId: string;
  readonly contractId: string | null;
  readonly status: RequestStatus;
  readonly isExecutive: boolean;
  readonly isAdmin: boolean;
  readonly asker: { readonly email: string; readonly locale: string };
}

/** For one of the seller's people, through the system's door, locked. @throws DomainError NOT_FOUND */
export async function lockRequestForStaff(tx: Tx, ctx: StaffCtx | DeskCtx, id: string): Promise<StaffRequest> {
  const [found] = await tx.$queryRaw<(Omit<StaffRequest, "asker"> & { email: string; locale: string })[]>`
    SELECT request.account_id AS "accountId", request.bill_group_id AS "billGroupId",
           request.contract_id AS "contractId", request.status::text AS status,
           account.account_executive_id = staff.id AS "isExecutive", staff.role = 'admin' AS "isAdmin",
           person.email, coalesce(person.locale, account.locale) AS locale
    FROM product_request request
    JOIN account ON account.id = request.account_id
    JOIN person ON person.id = request.person_id
    JOIN staff ON staff.id = ${ctx.actor.staffId}::uuid
    WHERE request.id = ${id}::uuid AND ${actorsAccountsSql(ctx)}
    FOR UPDATE OF request`;
  if (!found) throw notFound();
  const { email, locale, ...request } = found;
  return { ...request, asker: { email, locale } };
}
