import { getLocale, getTranslations } from "next-intl/server";
import type { RenewalToggle } from "@/lib/contracts/renewal/types";
import type { Refusal } from "@/lib/platform/decision";
import { isLocale } from "@/lib/platform/locales";
import { explain } from "@/lib/platform/translate";
import { ContactLine } from "../ui/contact-line";

interface RenewalReasonsProps {
  renewal: RenewalToggle;
  refusal: Refusal;
  /** Left out where the state is said already. */
  hasHeading?: boolean;
}

/** Why it cannot be decided now, when that changes, and who can help [REN-3, WHY-1]. */
export async function RenewalReasons({ renewal, refusal, hasHeading = true }: RenewalReasonsProps) {
  const [t, chosen] = await Promise.all([getTranslations("renewal"), getLocale()]);
  const locale = isLocale(chosen) ? chosen : "en";
  return (
    <div className="flex flex-col gap-3">
      {hasHeading && <p className="font-semibold">{renewal.isOn ? t("why_on") : t("why_off")}</p>}
      <p>{explain(refusal, locale)}</p>
      {refusal.also.length > 0 && (
        <ul className="list-disc ps-5 text-muted">
          {refusal.also.map((other) => (
            <li key={other.reason}>{explain(other, locale)}</li>
          ))}
        </ul>
      )}
      {refusal.ask && <ContactLine lead={t("ask")} {...refusal.ask} />}
    </div>
  );
}
