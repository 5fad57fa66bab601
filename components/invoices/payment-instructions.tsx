import type { InvoiceDetails } from "@/lib/invoices/types";
import { formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { DescriptionList } from "../ui/description-list";

/** Where a transfer goes, the same as on the PDF [INV-4]. Each value is marked whole by one press, to be copied. */
export async function PaymentInstructions({
  invoice: { payTo, bankChangedOn, customerService, collector },
}: {
  invoice: InvoiceDetails;
}) {
  const [t, locale] = await Promise.all([getTranslations("invoices"), getLocale()]);
  if (!payTo)
    return (
      <p>
        {t("ask_bank_details")} {collector.name}
      </p>
    );
  const { bankName, accountHolder, accountNumber, bankCode, reference } = payTo;
  const items = [
    { term: t("bank"), text: bankName },
    { term: t("account_holder"), text: accountHolder },
    { term: t("account_number"), text: accountNumber },
    { term: t("bank_code"), text: bankCode },
    { term: t("payment_reference"), text: reference },
  ];
  return (
    <div>
      <h3 className="mb-2 font-medium">{t("instructions")}</h3>
      <DescriptionList
        items={items
          .filter(({ text }) => text)
          .map(({ term, text }) => ({ term, value: <span className="tabular-nums select-all">{text}</span> }))}
      />
      {bankChangedOn && (
        <p className="mt-3 text-sm">
          {t("bank_changed", {
            date: formatPlainDate(bankChangedOn, locale, "long"),
            name: customerService.name,
            phone: customerService.phone ?? customerService.email,
          })}
        </p>
      )}
    </div>
  );
}
