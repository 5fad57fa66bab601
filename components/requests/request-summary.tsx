import type { RequestRow } from "@/lib/catalog/requests/types";
import { getTranslations } from "@/lib/platform/page-texts";

/** What was asked for, as one line of text. */
export async function requestSummary({ kind, products, fromEdition, toEdition }: RequestRow): Promise<string> {
  const t = await getTranslations("product_requests");
  if (kind === "products")
    return products.map(({ name, quantity }) => t("product", { name, quantity: quantity ?? 1 })).join(", ");
  const name = products[0]?.name ?? "";
  const to = toEdition ?? "";
  return fromEdition ? t("upgrade_from", { name, from: fromEdition, to }) : t("upgrade_to", { name, to });
}
