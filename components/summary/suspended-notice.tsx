import { getTranslations } from "@/lib/platform/page-texts";
import type { Home } from "@/lib/summary/types";
import { Alert } from "../ui/alert";
import { ContactLine } from "../ui/contact-line";

/** What a suspension means and how it ends: for debt by itself, else by the seller [INV-11, PAY-8, WHY-1]. */
export async function SuspendedNotice({ home: { billGroup, people, suspension } }: { home: Home }) {
  const t = await getTranslations("home");
  const isForDebt = suspension === "debt";
  const { account } = billGroup;
  return (
    <Alert tone="danger" title={t(isForDebt ? "suspended_title" : "suspended_other_title", { account })}>
      <p>{t(isForDebt ? "suspended" : "suspended_other")}</p>
      <div className="mt-2">
        <ContactLine lead={t("suspended_ask")} {...(isForDebt ? people.collector : people.customerService)} />
      </div>
    </Alert>
  );
}
