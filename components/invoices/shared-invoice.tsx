import { sharedPdfPath } from "@/lib/invoices/sharing/rules";
import type { SharedInvoice as Shared } from "@/lib/invoices/sharing/types";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CalendarDate } from "../ui/calendar-date";
import { DescriptionList } from "../ui/description-list";
import { DownloadIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";
import { Money } from "../ui/money";

/** What whoever holds a link is shown: the document and what it asks for, and nothing of what was paid [INV-7]. */
export async function SharedInvoice({ invoice, token }: { invoice: Shared; token: string }) {
  const [t, locale] = await Promise.all([getTranslations("shared"), getLocale()]);
  const { number, brand, account, payable, issuedOn, dueOn, expiresAt, timeZone, isVoid } = invoice;
  return (
    <div className="flex flex-col gap-5">
      {isVoid && <p className="font-medium">{t("void")}</p>}
      <DescriptionList
        items={[
          { term: t("number"), value: number },
          { term: t("seller"), value: brand.name },
          { term: t("billed_to"), value: account },
          { term: t("amount"), value: <Money value={payable} locale={locale} /> },
          { term: t("issued"), value: <CalendarDate date={issuedOn} locale={locale} /> },
          { term: t("due"), value: <CalendarDate date={dueOn} locale={locale} /> },
        ]}
      />
      <LinkButton plain variant="primary" size="large" wide href={sharedPdfPath(token)}>
        <DownloadIcon />
        {t("download")}
      </LinkButton>
      <p className="text-sm text-muted">{t("until", { until: formatInstant(expiresAt, locale, timeZone) })}</p>
    </div>
  );
}
