import { joinOwnAccessSql } from "@/lib/access/visible";
import { readLogo } from "@/lib/branding/queries";
import { partyOf } from "@/lib/invoices/document/queries";
import type { InvoiceDocument } from "@/lib/invoices/document/types";
import { fromDateColumn } from "@/lib/platform/dates";
import { viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/platform/locales";
import { money, toDecimal } from "@/lib/platform/money";
import { translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import type { PrintedMemo } from "../credit-memos/types";
import { totalsOf } from "../rules";

interface MemoDocumentRow {
  number: string;
  locale: string;
  issuedOn: Date;
  currency: string;
  totalMinor: bigint;
  reason: string | null;
  contractNumber: string;
  printed: PrintedMemo;
  logoUrl: string | null;
  color: string;
}

/**
 * Everything that a credit memo's PDF shows, as issued, in the account's language; nothing of where it was used [INV-2].
 * @throws DomainError NOT_FOUND [ACC-6]
 */
export async function getMemoDocument(viewer: Viewer, id: string): Promise<InvoiceDocument> {
  const { row, logo } = await viewerReading(viewer, async (tx) => {
    const [found] = await tx.$queryRaw<MemoDocumentRow[]>`
      SELECT memo.number, account.locale, memo.issued_on AS "issuedOn", memo.currency,
             memo.total_minor AS "totalMinor", memo.reason, contract.number AS "contractNumber", memo.printed,
             look.logo_url AS "logoUrl", look.brand_color AS color
      FROM credit_memo memo
      JOIN contract ON contract.id = memo.contract_id
      ${joinOwnAccessSql(viewer)}
      JOIN account ON account.id = memo.account_id
      CROSS JOIN LATERAL portal.look_of(memo.seller_entity_id, memo.created_at) look
      WHERE memo.id = ${id}::uuid`;
    if (!found) throw notFound();
    return { row: found, logo: await readLogo(tx, found.logoUrl) };
  });
  const locale = isLocale(row.locale) ? row.locale : DEFAULT_LOCALE;
  const { number, currency, contractNumber, printed, color } = row;
  const { billTo, billedBy, corrects = null, poNumber = null, buyerReference = null, notes = [] } = printed;
  const { email = null, phone = null } = billedBy;
  return {
    ...{ kind: "credit_memo", locale, number, currency, contractNumber, poNumber, buyerReference, notes },
    ...{ correctedInvoice: corrects, quoteNumber: null, dueOn: null, payTo: null, terms: null },
    issuedOn: fromDateColumn(row.issuedOn),
    seller: { ...partyOf(billedBy), email, phone, color, logo },
    billTo: { ...partyOf(billTo), contact: billTo.email },
    ...contentOf(row, locale),
  };
}

/** Lines and sums; a memo of which only the sum is known has one line. */
function contentOf(row: MemoDocumentRow, locale: Locale) {
  const { currency } = row;
  const printed = row.printed.lines?.length ? row.printed : onlyLine(row, locale);
  const tax = translator(locale)("invoices.tax");
  const { lines = [], taxes = [], adjustments = [], prepaidMinor = "0", roundingMinor = "0" } = printed;
  const amount = (minor: bigint | string) => money(BigInt(minor), currency);
  const label = (rate: string | null): string | null => (rate === null ? null : `${rate} %`);
  const sums = totalsOf({
    lines: lines.map(({ amountMinor }) => ({ amountMinor: BigInt(amountMinor) })),
    taxes: taxes.map(({ amountMinor }) => ({ amountMinor: BigInt(amountMinor) })),
    adjustments: adjustments.map(({ kind, amountMinor }) => ({ kind, amountMinor: BigInt(amountMinor) })),
    ...{ prepaidMinor: BigInt(prepaidMinor), roundingMinor: BigInt(roundingMinor) },
  });
  return {
    lines: lines.map(({ amountMinor, taxRate, ...line }) => ({
      ...line,
      ...{ amount: amount(amountMinor), taxLabel: label(taxRate) },
    })),
    adjustments: adjustments.map(({ kind, reason, amountMinor, taxRate }) => ({
      ...{ kind, reason, amount: amount(amountMinor), taxLabel: label(taxRate) },
    })),
    taxes: taxes.map(({ rate, baseMinor, amountMinor, exemption }) => ({
      label: rate === null ? tax : `${tax} ${rate} %`,
      ...{ base: amount(baseMinor), amount: amount(amountMinor), note: exemption },
    })),
    totals: {
      ...{ lines: amount(sums.linesMinor), allowances: amount(sums.allowanceMinor) },
      ...{ charges: amount(sums.chargeMinor), net: amount(sums.totalMinor - sums.taxMinor) },
      ...{ tax: amount(sums.taxMinor), total: amount(sums.totalMinor), prepaid: amount(prepaidMinor) },
      ...{ rounding: amount(roundingMinor), payable: amount(sums.payableMinor) },
    },
  };
}

function onlyLine({ printed, totalMinor, currency, reason }: MemoDocumentRow, locale: Locale): PrintedMemo {
  const description = reason ?? translator(locale)("credit_memos.credit");
  const unitPrice = toDecimal(money(totalMinor, currency));
  const line = { position: "1", description, details: null, quantity: "1", unit: null, unitPrice };
  return { ...printed, lines: [{ ...line, amountMinor: String(totalMinor), taxRate: null, taxCategory: "O" }] };
}
