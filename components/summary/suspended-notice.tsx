import { getTranslations } from "@/lib/platform/page-texts";
import type { Home } from "@/lib/summary/types";
import { Alert } from "../ui/alert";
import { ContactLine } from "../ui/contact-line";

/** What a suspension means and how it ends by itself [INV-11, PAY-8, WHY-1]. */
export async function SuspendedNotice({ home: { billGroup, people } }: { home: Home }) {
  const t = await getTranslations("home");
  return (
    <Alert tone="danger" title={t("suspended_title", { account: billGroup.account })}>
      <p>{t("suspended")}</p>
      <div className="mt-2">
        <ContactLine lead={t("suspended_ask")} {...people.collector} />
      </div>
    </Alert>
  );
}
