import { formatDecimal, formatUnitPrice } from "@/lib/invoices/document/figures";
import { invoicePdfPath } from "@/lib/invoices/rules";
import type { InvoiceDetails } from "@/lib/invoices/types";
import { formatMoney } from "@/lib/platform/format";
import { isLocale } from "@/lib/platform/locales";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Section } from "../ui/section";
import { TextLink } from "../ui/text-link";
import { InvoiceLineTable, type LineCells } from "./invoice-line-table";
import { InvoiceTotals } from "./invoice-totals";

/** What was billed, line by line, and what it comes to; written as on the PDF. */
export async function InvoiceLines({ invoice }: { invoice: InvoiceDetails }) {
  const [t, chosen] = await Promise.all([getTranslations("invoices"), getLocale()]);
  const locale = isLocale(chosen) ? chosen : "en";
  const { lines, hasMoreLines, reference } = invoice;
  const rows = lines.map((line): LineCells => {
    const { position, description, details, quantity, unit, unitPrice, taxRate, amount } = line;
    return [
      position,
      description,
      details ?? "",
      [formatDecimal(quantity, locale), unit].filter(Boolean).join(" "),
      formatUnitPrice(unitPrice, amount.currency, locale),
      taxRate === null ? "" : t("rate", { rate: formatDecimal(taxRate, locale) }),
      formatMoney(amount, locale),
    ];
  });
  return (
    <Section title={t("lines")}>
      <div className="flex flex-col gap-4">
        <InvoiceLineTable
          rows={rows}
          texts={{
            caption: t("lines"),
            description: t("description_column"),
            quantity: t("quantity"),
            unitPrice: t("unit_price"),
            taxRate: lines.some((line) => line.taxRate !== null) ? t("tax_rate") : null,
            amount: t("amount"),
          }}
        />
        {hasMoreLines && (
          <p className="text-muted">
            {t("more_lines", { count: lines.length })}{" "}
            <TextLink plain href={invoicePdfPath(reference)}>
              {t("download_pdf")}
            </TextLink>
          </p>
        )}
        <InvoiceTotals invoice={invoice} />
      </div>
    </Section>
  );
}
