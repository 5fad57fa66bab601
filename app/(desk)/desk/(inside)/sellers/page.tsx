import type { Metadata } from "next";
import { SellerTable } from "@/components/desk/sellers/seller-table";
import { Page } from "@/components/ui/page";
import { loadSellers } from "@/lib/desk/sellers/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.sellers"))("title"),
});

export default async function SellersPage() {
  const [t, rows] = await Promise.all([getTranslations("desk.sellers"), loadSellers()]);
  return (
    <Page title={t("title")} description={t("intro")}>
      <SellerTable rows={rows} />
    </Page>
  );
}
