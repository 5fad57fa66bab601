import type { BillingContactTab } from "@/lib/contracts/billing/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";
import { ContactLine } from "../ui/contact-line";
import { PrimaryContactForm } from "./primary-contact-form";

/** Who answers for the contract, or whom to ask where nobody does [CON-6]. */
export async function PrimaryContactCard({ tab }: { tab: BillingContactTab }) {
  const t = await getTranslations("contract_billing");
  const { number, primary, viewerIsPrimary, customerService } = tab;
  return (
    <Card title={t("primary_title")} description={t("primary_hint")}>
      {primary ? (
        <PrimaryContactForm number={number} primary={primary} viewerIsPrimary={viewerIsPrimary} />
      ) : (
        <>
          <p>{t("no_primary")}</p>
          <ContactLine {...customerService} />
        </>
      )}
    </Card>
  );
}
