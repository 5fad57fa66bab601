import { requestsPath } from "@/lib/catalog/requests/rules";
import { addProductsPath } from "@/lib/catalog/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import type { Home } from "@/lib/summary/types";
import { Card } from "../ui/card";
import { LinkButton } from "../ui/link-button";
import { TextLink } from "../ui/text-link";

/** The way to more products, and to what was asked for [BIL-1, QUO-5]. */
export async function ProductsCard({ openRequests }: Pick<Home, "openRequests">) {
  const t = await getTranslations("home");
  return (
    <Card title={t("products_title")}>
      <div className="flex flex-col items-start gap-4">
        <LinkButton href={addProductsPath()}>{t("add_products")}</LinkButton>
        {openRequests > 0 && (
          <TextLink href={requestsPath()} className="inline-flex min-h-6 items-center">
            {t("open_requests", { count: openRequests })}
          </TextLink>
        )}
      </div>
    </Card>
  );
}
