import type { ContractRow } from "@/lib/contracts/types";
import { formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { formTexts } from "../form/form-texts";

/** Everything the confirmation says, ready for the client [REN-4]. */
export interface RenewalTexts {
  readonly open: string;
  readonly title: string;
  readonly body: readonly string[];
  readonly submit: string;
  readonly cancel: string;
  readonly pending: string;
  readonly doneTitle: string;
  readonly close: string;
  readonly labels: { readonly help: string; readonly reference: string };
}

export async function renewalTexts({ number, endsOn, renewal, products }: ContractRow): Promise<RenewalTexts> {
  const [t, locale, { labels, pending }] = await Promise.all([getTranslations("renewal"), getLocale(), formTexts()]);
  const ends = formatPlainDate(endsOn, locale, "long");
  const closes = formatPlainDate(renewal.closes, locale);
  const shared = { cancel: t("cancel"), close: t("close"), pending, labels };
  if (renewal.change === "turn_on")
    return {
      ...shared,
      open: t("turn_on_label", { number }),
      title: t("confirm_on_title", { number }),
      body: [t("confirm_on_body", { ends }), t("confirm_on_undo", { closes })],
      submit: t("confirm_on_submit"),
      doneTitle: t("why_on"),
    };
  return {
    ...shared,
    open: t("turn_off_label", { number }),
    title: t("confirm_off_title", { number }),
    body: [
      t("confirm_off_body", { ends }),
      products.length > 0 ? t("confirm_off_stops_products", { products: products.join(", ") }) : t("confirm_off_stops"),
      t("confirm_off_undo", { closes }),
    ],
    submit: t("confirm_off_submit"),
    doneTitle: t("why_off"),
  };
}
