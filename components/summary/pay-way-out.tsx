import { getTranslations } from "next-intl/server";
import { invoicesPath } from "@/lib/invoices/rules";
import type { Home } from "@/lib/summary/types";
import { PayNow } from "../invoices/pay-now";
import { LinkButton } from "../ui/link-button";

/** Pay now: the provider's page for one invoice, the open ones to choose from for several, or why not [BIL-1, WHY-1]. */
export async function PayWayOut({ home: { pay, billGroup } }: { home: Home }) {
  const t = await getTranslations("home");
  const open = invoicesPath({ group: billGroup.id, status: "unpaid", sort: "due_up" });
  if (pay.kind === "one") return <PayNow reference={pay.reference} />;
  const isPayable = pay.kind === "several";
  return (
    <div className="flex flex-col gap-3">
      <LinkButton href={open} size="large" variant={isPayable ? "primary" : "secondary"} className="self-start">
        {isPayable ? t("pay_now") : t("see_open")}
      </LinkButton>
      <p className="text-sm text-muted">{isPayable ? t("pay_hint") : t("pay_none")}</p>
    </div>
  );
}
