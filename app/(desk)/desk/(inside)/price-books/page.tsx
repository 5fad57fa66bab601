import type { Metadata } from "next";
import { PriceBookTable } from "@/components/desk/price-books/price-tables";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { loadPriceBooks } from "@/lib/desk/price-books/loaders";
import { newPriceBookPath } from "@/lib/desk/price-books/rules";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.price_books"))("title"),
});

export default async function PriceBooksPage() {
  const [t, { rows, mayAdd }] = await Promise.all([getTranslations("desk.price_books"), loadPriceBooks()]);
  return (
    <Page
      title={t("title")}
      description={t("intro")}
      actions={mayAdd && <LinkButton href={newPriceBookPath()}>{t("new_title")}</LinkButton>}
    >
      <PriceBookTable rows={rows} />
    </Page>
  );
}
