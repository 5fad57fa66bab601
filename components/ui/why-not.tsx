import type { Refusal } from "@/lib/platform/decision";
import { isLocale } from "@/lib/platform/locales";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { explain } from "@/lib/platform/translate";
import { ContactLine } from "./contact-line";

/** Why something may not be done now, further reasons, and who can help [WHY-1]. */
export async function WhyNot({ refusal }: { refusal: Refusal }) {
  const t = await getTranslations("help");
  return (
    <div className="flex flex-col gap-3">
      <Reasons refusal={refusal} />
      {refusal.ask && <ContactLine lead={t("title")} {...refusal.ask} />}
    </div>
  );
}

/** The sentences alone, in the words of the rule, for where whom to ask stands already. */
export async function Reasons({ refusal }: { refusal: Refusal }) {
  const chosen = await getLocale();
  const locale = isLocale(chosen) ? chosen : "en";
  return (
    <div className="flex flex-col gap-3">
      <p>{explain(refusal, locale)}</p>
      {refusal.also.length > 0 && (
        <ul className="list-disc ps-5 text-muted">
          {refusal.also.map((other) => (
            <li key={other.reason}>{explain(other, locale)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
