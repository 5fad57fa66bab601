import type { Metadata } from "next";
import { AddBookForm } from "@/components/desk/price-books/book-forms";
import { Page } from "@/components/ui/page";
import { loadBookSources } from "@/lib/desk/price-books/loaders";
import { priceBooksPath } from "@/lib/desk/price-books/rules";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.price_books"))("new_title"),
});

export default async function NewPriceBookPage() {
  const [sources, t] = await Promise.all([loadBookSources(), getTranslations("desk.price_books")]);
  return (
    <Page title={t("new_title")} description={t("new_intro")} back={{ href: priceBooksPath(), label: t("back") }}>
      <AddBookForm sources={sources} />
    </Page>
  );
}
