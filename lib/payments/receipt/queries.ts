import { joinOwnAccessSql } from "@/lib/access/visible";
import { readLogo } from "@/lib/branding/queries";
import { partyOf } from "@/lib/invoices/document/queries";
import type { DocumentSeller, ReceiptDocument } from "@/lib/invoices/document/types";
import type { Party } from "@/lib/invoices/types";
import { calendarDay, fromDateColumn } from "@/lib/platform/dates";
import { systemReading, type Tx, viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/platform/locales";
import { money } from "@/lib/platform/money";
import { translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import { seesMethodSql } from "../facts";
import type { PaymentMethodKind } from "../types";

interface ReceiptRow {
  number: string;
  currency: string;
  amountMinor: bigint;
  receivedAt: Date;
  method: PaymentMethodKind;
  methodName: string | null;
  last4: string | null;
  locale: string;
  timeZone: string;
  logoUrl: string | null;
  color: string;
  billTo: Party;
  billedBy: Party;
  invoiceNumber: string;
  issuedOn: Date;
  totalMinor: bigint;
  shareMinor: bigint;
  unappliedMinor: bigint;
}

/**
 * What a receipt shows, by the attempt that paid, or by the payment where money came another way: the invoices the viewer sees
 * and what each got, nothing too, as on the confirmation [PAY-4]. @throws DomainError NOT_FOUND
 */
export async function getReceipt(viewer: Viewer, id: string): Promise<ReceiptDocument> {
  return viewerReading(viewer, (tx) =>
    readReceipt(tx, {
      seen: joinOwnAccessSql(viewer),
      seesMethod: seesMethodSql(viewer),
      unapplied: Prisma.sql`portal.unapplied_of(payment.id)`,
      which: Prisma.sql`payment.attempt_id = ${id}::uuid OR payment.id = ${id}::uuid`,
    }),
  );
}

/**
 * What the receipt in the confirmation mail shows, in its reader's language: the invoices that were to be paid, as in the mail,
 * which goes to who sees all of them, and to the payer, who may see none any more [PAY-4, ACC-1]. @throws DomainError NOT_FOUND
 */
export async function getMailedReceipt(
  attemptId: string,
  locale: Locale,
  isCardTold: boolean,
): Promise<ReceiptDocument> {
  return systemReading((tx) =>
    readReceipt(tx, {
      seen: Prisma.empty,
      seesMethod: isCardTold ? Prisma.sql`true` : Prisma.sql`payment.method = 'transfer'`,
      unapplied: Prisma.sql`(SELECT payment.amount_minor - coalesce(sum(used.amount_minor), 0)::bigint
        FROM payment_allocation used WHERE used.payment_id = payment.id)`,
      which: Prisma.sql`payment.attempt_id = ${attemptId}::uuid AND meant.is_tried`,
      locale,
    }),
  );
}

interface Wanted {
  /** Joins what keeps it to contracts of whoever reads. */
  readonly seen: Prisma.Sql;
  readonly seesMethod: Prisma.Sql;
  readonly unapplied: Prisma.Sql;
  readonly which: Prisma.Sql;
  /** Else the account's. */
  readonly locale?: Locale;
}

async function readReceipt(tx: Tx, { seen, seesMethod, unapplied, which, locale }: Wanted): Promise<ReceiptDocument> {
  const found = await tx.$queryRaw<ReceiptRow[]>`
    SELECT payment.number, payment.currency, payment.amount_minor AS "amountMinor", payment.received_at AS "receivedAt",
           payment.method::text AS method, CASE WHEN may.sees THEN payment.method_name END AS "methodName",
           CASE WHEN may.sees THEN payment.last4 END AS last4, account.locale,
           seller.time_zone AS "timeZone",
           look.logo_url AS "logoUrl", look.brand_color AS color, invoice.bill_to AS "billTo",
           invoice.billed_by AS "billedBy", invoice.number AS "invoiceNumber", invoice.issued_on AS "issuedOn",
           invoice.total_minor AS "totalMinor", coalesce(share.amount_minor, 0) AS "shareMinor",
           ${unapplied} AS "unappliedMinor"
    FROM payment
    CROSS JOIN LATERAL (
      SELECT invoice_id, bool_or(is_tried) AS is_tried FROM (
        SELECT got.invoice_id, false AS is_tried FROM payment_allocation got WHERE got.payment_id = payment.id
        UNION ALL SELECT tried.invoice_id, true FROM payment_attempt_invoice tried WHERE tried.attempt_id = payment.attempt_id
      ) every GROUP BY invoice_id
    ) meant
    JOIN invoice ON invoice.id = meant.invoice_id
    LEFT JOIN payment_allocation share ON share.payment_id = payment.id AND share.invoice_id = invoice.id
    JOIN contract ON contract.id = invoice.contract_id
    ${seen}
    JOIN account ON account.id = payment.account_id
    JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
    CROSS JOIN LATERAL portal.look_when(seller.id, payment.received_at) look
    CROSS JOIN LATERAL (SELECT ${seesMethod} AS sees) may
    WHERE ${which} ORDER BY invoice.number`;
  const [first] = found;
  if (!first) throw notFound();
  return toReceipt({ ...first, locale: locale ?? first.locale }, found, await readLogo(tx, first.logoUrl));
}

function toReceipt(first: ReceiptRow, shares: readonly ReceiptRow[], logo: DocumentSeller["logo"]): ReceiptDocument {
  const {
    number,
    currency,
    method,
    methodName: name,
    last4,
    timeZone,
    billedBy,
    billTo,
    amountMinor,
    unappliedMinor,
  } = first;
  const locale = isLocale(first.locale) ? first.locale : DEFAULT_LOCALE;
  const t = translator(locale);
  const { email, phone } = billedBy;
  const seen = shares.reduce((total, { shareMinor }) => total + shareMinor, 0n);
  // What went to invoices of contracts that are not the viewer's is told to nobody but who sees them [ACC-1].
  const isPart = seen + unappliedMinor < amountMinor;
  const unapplied = unappliedMinor > 0n && !isPart ? money(unappliedMinor, currency) : null;
  return {
    ...{ locale, number, currency, reference: null, notes: isPart ? [t("payments.list.part_note")] : [] },
    paidOn: calendarDay(first.receivedAt, timeZone),
    method:
      name && last4 ? t("payments.method_ending", { name, last4 }) : (name ?? t(`payments.list.method_${method}`)),
    seller: { ...partyOf(billedBy), email, phone, color: first.color, logo },
    receivedFrom: { ...partyOf(billTo), contact: billTo.email },
    allocations: [
      ...shares.map((share) => ({
        invoiceNumber: share.invoiceNumber,
        issuedOn: fromDateColumn(share.issuedOn),
        invoiceTotal: money(share.totalMinor, currency),
        amount: money(share.shareMinor, currency),
      })),
      ...(unapplied
        ? [{ invoiceNumber: t("payments.unapplied"), issuedOn: null, invoiceTotal: null, amount: unapplied }]
        : []),
    ],
    total: money(isPart ? seen : amountMinor, currency),
  };
}
