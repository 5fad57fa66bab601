import { joinOwnAccessSql } from "@/lib/access/visible";
import { subscriptionStatusSql } from "@/lib/contracts/facts";
import { type InvoiceFactsRow, selectInvoiceFacts, statusOf, toInvoiceFacts } from "@/lib/invoices/facts";
import { fromDateColumn } from "@/lib/platform/dates";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import type { SubscriptionStatus } from "@/lib/subscriptions/types";
import { daysOfLine } from "./rules";
import type { OrderDetails, OrderedSubscription, OrderInvoice, OrderLine } from "./types";

/** On the page. */
const MOST_LINES = 200;
const MOST_INVOICES = 50;
const MOST_SUBSCRIPTIONS = 200;

interface OrderPageRow {
  id: string;
  number: string;
  contractNumber: string;
  placedOn: Date;
  placedBy: string | null;
  poNumber: string | null;
  account: string;
  billGroup: string;
  seller: string;
  quoteNumber: string | null;
  hasQuote: boolean;
  hasSignedQuote: boolean;
  currency: string;
  netMinor: bigint;
  taxMinor: bigint;
  totalMinor: bigint;
  lineCount: number;
  invoiceCount: number;
  subscriptionCount: number;
  today: Date;
}

/** One order of the viewer's, as its page shows it [QUO-3, QUO-9]. @throws DomainError NOT_FOUND [ACC-6] */
export const getOrder = (viewer: Viewer, number: string): Promise<OrderDetails> =>
  viewerReading(viewer, async (tx) => {
    const [row] = await tx.$queryRaw<OrderPageRow[]>`
      SELECT placed.id, placed.number, contract.number AS "contractNumber", placed.placed_on AS "placedOn",
             placed.placed_by AS "placedBy", placed.po_number AS "poNumber", account.name AS account,
             bill_group.name AS "billGroup", seller.name AS seller, placed.quote_number AS "quoteNumber",
             EXISTS (SELECT FROM quote WHERE quote.account_id = placed.account_id AND quote.number = placed.quote_number) AS "hasQuote",
             EXISTS (SELECT FROM signed_quote signed WHERE signed.contract_id = placed.contract_id
                       AND signed.number = placed.quote_number) AS "hasSignedQuote",
             portal.today(seller.time_zone) AS today,
             placed.currency, placed.net_minor AS "netMinor", placed.tax_minor AS "taxMinor",
             placed.total_minor AS "totalMinor",
             (SELECT count(*) FROM customer_order_line line WHERE line.order_id = placed.id)::int AS "lineCount",
             (SELECT count(*) FROM customer_order_invoice billed WHERE billed.order_id = placed.id)::int
               AS "invoiceCount",
             (SELECT count(*) FROM subscription WHERE subscription.order_id = placed.id)::int AS "subscriptionCount"
      FROM customer_order placed
      JOIN contract ON contract.id = placed.contract_id ${joinOwnAccessSql(viewer)}
      JOIN bill_group ON bill_group.id = contract.bill_group_id
      JOIN account ON account.id = contract.account_id
      JOIN seller_entity seller ON seller.id = placed.seller_entity_id
      WHERE placed.number = ${number}`;
    if (!row) throw notFound();
    const { id, today, placedOn, currency, netMinor, taxMinor, totalMinor, ...facts } = row;
    return {
      ...{ ...facts, placedOn: fromDateColumn(placedOn) },
      ...{ net: money(netMinor, currency), tax: money(taxMinor, currency), total: money(totalMinor, currency) },
      lines: await readLines(tx, id, currency),
      invoices: await readInvoices(tx, viewer, id),
      subscriptions: await readSubscriptions(tx, id, today),
    };
  });

interface LineRow {
  rank: number;
  description: string;
  quantity: number;
  monthlyMinor: bigint;
  amountMinor: bigint;
  startsOn: Date;
  endsOn: Date;
}

async function readLines(tx: Tx, orderId: string, currency: string): Promise<OrderLine[]> {
  const found = await tx.$queryRaw<LineRow[]>`
    SELECT line.rank, line.description, line.quantity, line.monthly_minor AS "monthlyMinor",
           line.amount_minor AS "amountMinor", line.starts_on AS "startsOn", line.ends_on AS "endsOn"
    FROM customer_order_line line WHERE line.order_id = ${orderId}::uuid ORDER BY line.rank LIMIT ${MOST_LINES}`;
  return found.map(({ rank, description, quantity, monthlyMinor, amountMinor, ...days }) => {
    const span = { startsOn: fromDateColumn(days.startsOn), endsOn: fromDateColumn(days.endsOn) };
    return {
      ...{ ...span, rank, description, quantity, days: daysOfLine(span) },
      ...{ monthly: money(monthlyMinor, currency), amount: money(amountMinor, currency) },
    };
  });
}

/** With their statuses as everywhere, the newest first. */
async function readInvoices(tx: Tx, viewer: Viewer, orderId: string): Promise<OrderInvoice[]> {
  const found = await tx.$queryRaw<InvoiceFactsRow[]>(
    selectInvoiceFacts(viewer, {
      rest: Prisma.sql`WHERE invoice.id IN (
          SELECT billed.invoice_id FROM customer_order_invoice billed WHERE billed.order_id = ${orderId}::uuid)
        ORDER BY invoice.issued_on DESC, invoice.reference DESC LIMIT ${MOST_INVOICES}`,
    }),
  );
  return found.map((row) => {
    const facts = toInvoiceFacts(row);
    return {
      ...{ number: row.number, reference: row.reference, issuedOn: fromDateColumn(row.issuedOn) },
      ...{ dueOn: facts.dueOn, status: statusOf(row, facts), open: facts.open },
      total: money(row.totalMinor, row.currency),
    };
  });
}

interface SubscriptionRow {
  id: string;
  product: string;
  edition: string | null;
  quantity: number;
  status: SubscriptionStatus;
  startsOn: Date;
  endsOn: Date;
}

async function readSubscriptions(tx: Tx, orderId: string, today: Date): Promise<OrderedSubscription[]> {
  const found = await tx.$queryRaw<SubscriptionRow[]>`
    SELECT subscription.id, subscription.product, subscription.edition, subscription.quantity,
           ${subscriptionStatusSql(Prisma.sql`${today}::date`)} AS status, subscription.starts_on AS "startsOn", subscription.ends_on AS "endsOn"
    FROM subscription WHERE subscription.order_id = ${orderId}::uuid
    ORDER BY subscription.product, subscription.id LIMIT ${MOST_SUBSCRIPTIONS}`;
  return found.map((row) => ({
    ...row,
    startsOn: fromDateColumn(row.startsOn),
    endsOn: fromDateColumn(row.endsOn),
  }));
}

/** Orders that one of the viewer's invoices belongs to; none where it is not theirs. */
export const listOrdersOfInvoice = (viewer: Viewer, reference: string): Promise<string[]> =>
  viewerReading(viewer, async (tx) => {
    const found = await tx.$queryRaw<{ number: string }[]>`
      SELECT placed.number
      FROM invoice
      JOIN contract ON contract.id = invoice.contract_id ${joinOwnAccessSql(viewer)}
      JOIN customer_order_invoice billed ON billed.invoice_id = invoice.id
      JOIN customer_order placed ON placed.id = billed.order_id
      WHERE invoice.reference = ${reference}
      ORDER BY placed.placed_on DESC, placed.number DESC LIMIT ${MOST_INVOICES}`;
    return found.map(({ number }) => number);
  });
