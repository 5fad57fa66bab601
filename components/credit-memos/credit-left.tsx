import { formatMoney } from "@/lib/platform/format";
import type { Money } from "@/lib/platform/money";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Alert } from "../ui/alert";

/** What of all memos is still to be used, by currency [PAY-10]. */
export async function CreditLeft({ left }: { left: readonly Money[] }) {
  const [t, locale] = await Promise.all([getTranslations("credit_memos"), getLocale()]);
  if (left.length === 0) return <p className="text-muted">{t("none_left")}</p>;
  const amounts = left.map((amount) => formatMoney(amount, locale)).join(", ");
  return <Alert title={t("left_in_all", { amounts })}>{t("left_hint")}</Alert>;
}
