import type { Metadata } from "next";
import { BookForm } from "@/components/desk/price-books/book-forms";
import { MayChange } from "@/components/desk/price-books/may-change";
import { PriceTable } from "@/components/desk/price-books/price-tables";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { loadPriceBook } from "@/lib/desk/price-books/loaders";
import { priceBooksPath, pricePath } from "@/lib/desk/price-books/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/price-books/[id]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await loadPriceBook((await params).id)).name,
});

export default async function PriceBookPage({ params }: Props) {
  const book = await loadPriceBook((await params).id);
  const t = await getTranslations("desk.price_books");
  const { id, name, seller, currency, taxRate, change } = book;
  return (
    <Page
      title={name}
      description={`${seller} · ${currency} · ${taxRate === null ? t("no_tax") : t("tax", { rate: taxRate })}`}
      back={{ href: priceBooksPath(), label: t("back") }}
      actions={change?.allowed && <LinkButton href={pricePath(id)}>{t("add_product")}</LinkButton>}
    >
      <PriceTable book={book} />
      <MayChange book={book}>
        <BookForm book={book} />
      </MayChange>
    </Page>
  );
}
