import { deskAccountsSql } from "@/lib/access/visible";
import { canAnswerRequest } from "@/lib/catalog/requests/rules";
import type { RequestKind, RequestStatus } from "@/lib/catalog/requests/types";
import { quantityField } from "@/lib/catalog/rules";
import { systemReading, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import type { StaffMember } from "@/lib/platform/staff-session";
import { type DeskRequestSearch, deskRequestId } from "./schema";
import type { DeskRequest, DeskRequestList, DeskRequestRow } from "./types";

const PAGE_SIZE = 50;
const MOST_QUOTES = 30;

interface Found {
  id: string;
  accountId: string;
  account: string;
  billGroupId: string;
  billGroup: string;
  timeZone: string;
  /** Of the newest prices, for a quote for a new contract. */
  currency: string | null;
  kind: RequestKind;
  status: RequestStatus;
  askedAt: Date;
  who: string;
  contractId: string | null;
  contractNumber: string | null;
  subscription: string | null;
  fromEdition: string | null;
  toEdition: string | null;
  products: { id: string; name: string; quantity: number }[];
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

/** Those of the accounts that somebody at the desk works with; `rest` narrows, orders and limits them. */
const selectRequests = (staff: StaffMember, rest: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT request.id, account.id AS "accountId", account.name AS account, bill_group.id AS "billGroupId",
         bill_group.name AS "billGroup", seller.time_zone AS "timeZone", request.kind::text AS kind,
         request.status::text AS status, request.asked_at AS "askedAt",
         coalesce(asker.first_name || ' ' || asker.last_name, person.email) AS who,
         request.contract_id AS "contractId", contract.number AS "contractNumber",
         (SELECT book.currency FROM price_book book WHERE book.seller_entity_id = seller.id AND book.is_standard
          ORDER BY book.valid_from DESC, book.id LIMIT 1) AS currency,
         subscription.product AS subscription, request.from_edition AS "fromEdition", request.to_edition AS "toEdition",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', product.id, 'name', product.name, 'quantity', line.quantity)
                                    ORDER BY line.rank), '[]')
          FROM product_request_line line JOIN product ON product.id = line.product_id
          WHERE line.request_id = request.id) AS products,
         request.note, request.is_note_erased AS "isNoteErased", request.ended_at AS "endedAt", request.answer, answerer.name AS "answeredBy",
         request.quote_number AS "quoteNumber",
         executive.name AS "aeName", executive.email AS "aeEmail", executive.phone AS "aePhone"
  FROM product_request request
  JOIN account ON account.id = request.account_id
  JOIN bill_group ON bill_group.id = request.bill_group_id
  JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
  JOIN staff executive ON executive.id = account.account_executive_id
  JOIN person ON person.id = request.person_id
  LEFT JOIN account_person asker ON asker.account_id = request.account_id AND asker.person_id = request.person_id
  LEFT JOIN contract ON contract.id = request.contract_id
  LEFT JOIN subscription ON subscription.id = request.subscription_id
  LEFT JOIN staff answerer ON answerer.id = request.answered_by_staff_id
  WHERE ${deskAccountsSql(staff)} ${rest}`;

function toRow(found: Found): DeskRequestRow {
  const { id, kind, status, askedAt, who, contractNumber, fromEdition, toEdition, account, billGroup, timeZone } =
    found;
  const upgraded = [{ name: found.subscription ?? "", quantity: null }];
  const products = kind === "upgrade" ? upgraded : found.products.map(({ name, quantity }) => ({ name, quantity }));
  return {
    ...{ id, kind, status, askedAt, who, contractNumber, fromEdition, toEdition, account, billGroup, timeZone },
    products,
  };
}

/** A made-up cursor is none. */
const fits = ({ key: [first, second] }: Cursor): boolean =>
  /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(first) &&
  !Number.isNaN(Date.parse(first)) &&
  deskRequestId.safeParse(second).success;

function beyond({ direction, key: [askedAt, id] }: Cursor): Prisma.Sql {
  const than = direction === "before" ? Prisma.sql`>` : Prisma.sql`<`;
  return Prisma.sql`AND (request.asked_at, request.id) ${than} (${askedAt}::timestamptz, ${id}::uuid)`;
}

/** What customers asked for, the newest first, 50 a page [QUO-7, QUO-8]. */
export async function listDeskRequests(staff: StaffMember, search: DeskRequestSearch): Promise<DeskRequestList> {
  const given = readCursor(search);
  const cursor = given && fits(given) ? given : null;
  const way = cursor?.direction === "before" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const { status } = search;
  const found = await systemReading((tx) =>
    tx.$queryRaw<Found[]>(
      selectRequests(
        staff,
        Prisma.sql`${status ? Prisma.sql`AND request.status = ${status}::product_request_status` : Prisma.empty}
          ${cursor ? beyond(cursor) : Prisma.empty}
          ORDER BY request.asked_at ${way}, request.id ${way} LIMIT ${PAGE_SIZE + 1}`,
      ),
    ),
  );
  return toPage(found, { size: PAGE_SIZE, cursor, keyOf: ({ askedAt, id }) => [askedAt.toISOString(), id], toRow });
}

/** One of them, with the quotes that could answer it. @throws DomainError NOT_FOUND */
export const getDeskRequest = (staff: StaffMember, id: string): Promise<DeskRequest> =>
  systemReading(async (tx) => {
    if (!deskRequestId.safeParse(id).success) throw notFound();
    const [found] = await tx.$queryRaw<Found[]>(selectRequests(staff, Prisma.sql`AND request.id = ${id}::uuid`));
    if (!found) throw notFound();
    const { accountId, note, isNoteErased, endedAt, answer, answeredBy, quoteNumber, status } = found;
    const accountExecutive = { name: found.aeName, email: found.aeEmail, phone: found.aePhone };
    const asked = { isExecutive: found.aeEmail === staff.email, isAdmin: staff.role === "admin" };
    return {
      ...toRow(found),
      ...{ accountId, note, isNoteErased, endedAt, answer, answeredBy, quoteNumber },
      quotes: status === "open" ? await listQuotes(tx, found) : [],
      quoteFor: quoteFor(found),
      answering: canAnswerRequest(asked, { status, accountExecutive }),
    };
  });

const listQuotes = (tx: Tx, { billGroupId }: Found): Promise<{ number: string; title: string }[]> => tx.$queryRaw<
  { number: string; title: string }[]
>`
  SELECT number, title FROM quote
  WHERE bill_group_id = ${billGroupId}::uuid AND published_at IS NOT NULL AND origin = 'seller'
  ORDER BY created_at DESC, id DESC LIMIT ${MOST_QUOTES}`;

const quoteFor = ({ contractId, billGroupId, currency, products }: Found): Record<string, string> => ({
  ...(contractId ? { contract: contractId } : { group: billGroupId, currency: currency ?? "" }),
  ...Object.fromEntries(products.map(({ id, quantity }) => [quantityField(id), String(quantity)])),
});
