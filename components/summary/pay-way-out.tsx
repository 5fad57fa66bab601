import { invoicesPath } from "@/lib/invoices/rules";
import { payAllPath } from "@/lib/payments/sets/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import type { Home } from "@/lib/summary/types";
import { PayNow } from "../invoices/pay-now";
import { LinkButton } from "../ui/link-button";
import { TextLink } from "../ui/text-link";

/** Pay now: on with one invoice; all of a currency together, or some of them; or why not [BIL-1, PAY-1, WHY-1]. */
export async function PayWayOut({ home: { pay, billGroup } }: { home: Home }) {
  const t = await getTranslations("home");
  const open = invoicesPath({ group: billGroup.id, status: "unpaid", sort: "due_up" });
  if (pay.kind === "one") return <PayNow reference={pay.reference} />;
  if (pay.kind === "none")
    return (
      <div className="flex flex-col gap-3">
        <LinkButton href={open} size="large" className="self-start">
          {t("see_open")}
        </LinkButton>
        <p className="text-sm text-muted">{t("pay_none")}</p>
      </div>
    );
  const { currencies } = pay;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {currencies.map((currency, at) => (
          <LinkButton
            key={currency}
            href={payAllPath(currency, billGroup.id)}
            size="large"
            variant={at === 0 ? "primary" : "secondary"}
          >
            {currencies.length === 1 ? t("pay_now") : t("pay_now_in", { currency })}
          </LinkButton>
        ))}
      </div>
      <p className="text-sm text-muted">
        {t("pay_hint")} <TextLink href={open}>{t("see_open")}</TextLink>
      </p>
    </div>
  );
}
