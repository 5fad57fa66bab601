import type { ContractCard } from "@/lib/payments/methods/types";
import { formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Alert } from "../ui/alert";
import { DescriptionList } from "../ui/description-list";
import { MethodExpiry } from "./method-expiry";
import { methodName } from "./method-name";

/** What pays for the contract now, and whether it soon cannot. */
export async function CardUsed({ card: { used, usesDefault, billGroup } }: { card: ContractCard }) {
  const [t, locale] = await Promise.all([getTranslations("methods"), getLocale()]);
  if (!used) return <Alert tone="warning" title={t("card_none", { group: billGroup })} />;
  const name = methodName(used, locale);
  const date = used.details?.expiresOn && formatPlainDate(used.details.expiresOn, locale, "long");
  return (
    <div className="flex flex-col gap-4">
      {used.expiry !== "good" && date && (
        <Alert
          tone={used.expiry === "soon" ? "warning" : "danger"}
          title={t(`card_${used.expiry}`, { method: name, date })}
        />
      )}
      <DescriptionList
        items={[
          { term: t("method"), value: name },
          { term: t("expires"), value: <MethodExpiry method={used} /> },
        ]}
      />
      {usesDefault && <p className="text-muted">{t("card_default", { group: billGroup })}</p>}
    </div>
  );
}
