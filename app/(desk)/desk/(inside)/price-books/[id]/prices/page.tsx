import type { Metadata } from "next";
import { MayChange } from "@/components/desk/price-books/may-change";
import { ChooseKind, ChooseProduct, DropProductForm, PriceForm } from "@/components/desk/price-books/price-form";
import { Page } from "@/components/ui/page";
import { loadPriceForm } from "@/lib/desk/price-books/loaders";
import { priceBookPath } from "@/lib/desk/price-books/rules";
import { priceSearch } from "@/lib/desk/price-books/schema";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/price-books/[id]/prices">;

async function load({ params, searchParams }: Props) {
  const { product, kind } = priceSearch.parse(await searchParams);
  return { kind, priced: await loadPriceForm((await params).id, product ?? null) };
}

export const generateMetadata = async (props: Props): Promise<Metadata> => ({
  title: (await load(props)).priced.product?.name ?? (await getTranslations("desk.price_books"))("add_product"),
});

export default async function PricePage(props: Props) {
  const [{ priced, kind: wanted }, t] = await Promise.all([load(props), getTranslations("desk.price_books")]);
  const { book, product, saved } = priced;
  const kind = wanted ?? saved?.kind ?? "per_unit";
  const back = { href: priceBookPath(book.id), label: book.name };
  if (!product)
    return (
      <Page title={t("add_product")} description={t("add_product_intro")} back={back}>
        <MayChange book={book}>
          <ChooseProduct priced={priced} />
        </MayChange>
      </Page>
    );
  return (
    <Page title={product.name} description={t(book.hasBegun ? "price_intro" : "price_intro_draft")} back={back}>
      <MayChange book={book}>
        <ChooseKind priced={priced} kind={kind} />
        <PriceForm priced={priced} kind={kind} />
        {saved && <DropProductForm priced={priced} />}
      </MayChange>
    </Page>
  );
}
