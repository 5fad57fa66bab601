import type { InvoiceSearch } from "@/lib/invoices/schema";
import type { InvoiceRow } from "@/lib/invoices/types";
import { payAllPath } from "@/lib/payments/sets/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { TextLink } from "../ui/text-link";

interface PayAllOpenProps {
  rows: readonly InvoiceRow[];
  search: InvoiceSearch;
}

/** Above what is unpaid: all of a currency in one payment, for each currency that something here can be paid in [PAY-1]. */
export async function PayAllOpen({ rows, search: { status, group } }: PayAllOpenProps) {
  const currencies = [...new Set(rows.flatMap(({ isPayable, open }) => (isPayable ? open.currency : [])))].sort();
  if (status !== "unpaid" || currencies.length === 0) return null;
  const t = await getTranslations("payments");
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1">
      {currencies.map((currency) => (
        <TextLink key={currency} href={payAllPath(currency, group)}>
          {t("pay_all_in", { currency })}
        </TextLink>
      ))}
    </p>
  );
}
