import { getTranslations } from "@/lib/platform/page-texts";
import { ChosenBar } from "./chosen-bar";

/** What can be done with several invoices at once [PAY-1, INV-8]. */
export async function ChosenInvoices() {
  const t = await getTranslations("invoices");
  return (
    <ChosenBar
      label={t("chosen")}
      texts={{
        none: t("chosen_none"),
        one: t("chosen_count", { count: 1 }),
        many: t("chosen_count_many", { count: "{count}" }),
        all: t("chosen_all"),
        clear: t("chosen_clear"),
        pay: t("chosen_pay"),
        download: t("chosen_download"),
      }}
    />
  );
}
