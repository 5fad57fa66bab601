import type { PaymentMethod } from "@/lib/payments/methods/types";
import { formatPlainDate } from "@/lib/platform/format";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/locales";
import { translator } from "@/lib/platform/translate";

/** "Visa •••• 4242"; for who may not see that, since when it is there. */
export function methodName({ kind, details, addedOn }: PaymentMethod, chosen: string): string {
  const locale = isLocale(chosen) ? chosen : DEFAULT_LOCALE;
  const t = translator(locale);
  if (details) return t("methods.ending", { name: details.name, last4: details.last4 });
  return t("methods.hidden", { kind: t(`methods.kind_${kind}`), date: formatPlainDate(addedOn, locale) });
}
