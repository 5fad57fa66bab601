import { joinOwnAccessSql } from "@/lib/access/visible";
import { fromDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import { invoiceStatus } from "./rules";
import type { InvoiceFacts, InvoiceStatus } from "./types";

/** What every rule about an invoice looks at, as SQL finds it. */
export interface InvoiceFactsRow {
  id: string;
  reference: string;
  number: string;
  contractId: string;
  contractNumber: string;
  accountId: string;
  issuedOn: Date;
  dueOn: Date;
  today: Date;
  poNumber: string | null;
  currency: string;
  totalMinor: bigint;
  payableMinor: bigint;
  openMinor: bigint;
  isVoid: boolean;
  isDisputed: boolean;
  attemptStartedAt: Date | null;
  attemptEndsAt: Date | null;
  /** Whether its page is still open and closes by itself. */
  attemptCloses: boolean | null;
  attemptTakesDays: boolean | null;
  timeZone: string;
  payerName: string | null;
  isOwnAttempt: boolean | null;
  onlineLimitMinor: bigint | null;
  partFromMinor: bigint | null;
  termsAllowOnline: boolean;
  collectorName: string;
  collectorEmail: string;
  collectorPhone: string;
}

interface FactsParts {
  /** Narrows, orders and limits. */
  rest: Prisma.Sql;
  /** Further columns. */
  more?: Prisma.Sql;
  /** What gives `invoice` and `contract`, by itself narrowed to the viewer's; without it all of theirs. */
  source?: Prisma.Sql;
}

/** Who asks: a viewer for their own invoices, or nobody, through the system's door, for all. */
type Asker = Viewer | null;

const ownInvoices = (asker: Asker): Prisma.Sql =>
  Prisma.sql`invoice JOIN contract ON contract.id = invoice.contract_id ${asker ? joinOwnAccessSql(asker) : Prisma.empty}`;

/** Every column of the facts. */
export const selectInvoiceFacts = (
  viewer: Asker,
  { rest, more = Prisma.empty, source = ownInvoices(viewer) }: FactsParts,
): Prisma.Sql => Prisma.sql`
  SELECT invoice.id, invoice.reference, invoice.number, invoice.contract_id AS "contractId",
         contract.number AS "contractNumber", invoice.account_id AS "accountId",
         invoice.issued_on AS "issuedOn", invoice.due_on AS "dueOn", portal.today(seller.time_zone) AS today,
         invoice.po_number AS "poNumber", invoice.currency, invoice.total_minor AS "totalMinor",
         invoice.payable_minor AS "payableMinor", invoice.open_minor AS "openMinor",
         invoice.voided_at IS NOT NULL AS "isVoid",
         EXISTS (SELECT FROM dispute WHERE dispute.invoice_id = invoice.id AND dispute.closed_at IS NULL) AS "isDisputed",
         attempt.created_at AS "attemptStartedAt", attempt.expires_at AS "attemptEndsAt", payer.name AS "payerName",
         attempt.kind = 'checkout' AND attempt.status IN ('created', 'open') AND attempt.expires_at > portal.now() AS "attemptCloses",
         attempt.means = 'bank_debit' AND attempt.status = 'processing' AS "attemptTakesDays", seller.time_zone AS "timeZone",
         attempt.payer_person_id = ${viewer?.personId ?? null}::uuid AS "isOwnAttempt",
         entity_money.online_limit_minor AS "onlineLimitMinor",
         entity_money.part_payment_from_minor AS "partFromMinor", contract.online_payment AS "termsAllowOnline",
         collector.name AS "collectorName", collector.email AS "collectorEmail", collector.phone AS "collectorPhone"
         ${more}
  FROM ${source}
  JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
  JOIN account ON account.id = invoice.account_id
  JOIN staff collector ON collector.id = account.collector_id
  LEFT JOIN seller_currency entity_money
    ON entity_money.seller_entity_id = invoice.seller_entity_id AND entity_money.currency = invoice.currency
  LEFT JOIN payment_attempt_invoice tried ON tried.invoice_id = invoice.id AND tried.is_open
  LEFT JOIN payment_attempt attempt ON attempt.id = tried.attempt_id
  LEFT JOIN LATERAL (
    SELECT named.first_name || ' ' || named.last_name AS name FROM account_person named
    WHERE named.account_id = attempt.account_id AND named.person_id = attempt.payer_person_id
  ) payer ON true
  ${rest}`;

/** The rules' view of an invoice. */
export const toInvoiceFacts = (row: InvoiceFactsRow): InvoiceFacts => ({
  number: row.number,
  isVoid: row.isVoid,
  payable: money(row.payableMinor, row.currency),
  open: money(row.openMinor, row.currency),
  dueOn: fromDateColumn(row.dueOn),
  isDisputed: row.isDisputed,
  underWay: underWayOf(row),
  onlineLimit: row.onlineLimitMinor === null ? null : money(row.onlineLimitMinor, row.currency),
  partFrom: row.partFromMinor === null ? null : money(row.partFromMinor, row.currency),
  termsAllowOnline: row.termsAllowOnline,
  collector: { name: row.collectorName, email: row.collectorEmail, phone: row.collectorPhone },
});

function underWayOf(row: InvoiceFactsRow): InvoiceFacts["underWay"] {
  const { attemptStartedAt: startedAt, attemptEndsAt: endsAt, isOwnAttempt, payerName, timeZone } = row;
  if (!startedAt || !endsAt) return null;
  return {
    ...{ by: isOwnAttempt ? null : payerName, startedAt, endsAt, takesDays: row.attemptTakesDays === true },
    ...(row.attemptCloses ? { timeZone } : {}),
  };
}

export const statusOf = (row: InvoiceFactsRow, facts: InvoiceFacts): InvoiceStatus =>
  invoiceStatus({ ...facts, isProcessing: facts.underWay !== null }, fromDateColumn(row.today));

/** One of the viewer's invoices by its reference, inside a transaction. @throws DomainError NOT_FOUND [ACC-6] */
export async function getInvoiceFacts(tx: Tx, viewer: Asker, reference: string): Promise<InvoiceFactsRow> {
  const [row] = await tx.$queryRaw<InvoiceFactsRow[]>(
    selectInvoiceFacts(viewer, { rest: Prisma.sql`WHERE invoice.reference = ${reference}` }),
  );
  if (!row) throw notFound();
  return row;
}
