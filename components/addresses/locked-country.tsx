import type { Contact } from "@/lib/platform/decision";
import { formatCountry } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { ContactLine } from "../ui/contact-line";
import { LockIcon } from "../ui/icons";

/** The billing country, which only the seller changes: locked, with the reason and who can help [CON-4, WHY-1]. */
export async function LockedCountry({ country, customerService }: { country: string; customerService: Contact }) {
  const [t, tHelp, locale] = await Promise.all([getTranslations("addresses"), getTranslations("help"), getLocale()]);
  return (
    <div className="flex flex-col gap-1.5">
      <dl className="flex flex-col gap-1.5">
        <dt className="font-medium">{t("country")}</dt>
        <dd className="flex items-center gap-2 rounded-md border border-line bg-sunken px-3 py-2">
          <LockIcon className="text-muted" />
          {formatCountry(country, locale)}
        </dd>
      </dl>
      <p className="text-sm text-muted">{t("country_locked")}</p>
      <ContactLine lead={tHelp("customer_service")} {...customerService} />
    </div>
  );
}
