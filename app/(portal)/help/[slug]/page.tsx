import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ArticlePages } from "@/components/help/article-pages";
import { ArticleText } from "@/components/help/article-text";
import { NotFoundIt } from "@/components/help/not-found-it";
import { Page } from "@/components/ui/page";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { loadArticle } from "@/lib/help/loaders";
import { helpPath } from "@/lib/help/rules";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";

export async function generateMetadata({ params }: PageProps<"/help/[slug]">): Promise<Metadata> {
  const [{ slug }, locale] = await Promise.all([params, getLocale()]);
  return { title: (await loadArticle(locale, slug)).title };
}

export default async function HelpArticlePage({ params }: PageProps<"/help/[slug]">) {
  const [{ slug }, locale, t] = await Promise.all([params, getLocale(), getTranslations("help_pages")]);
  const { standing, brand } = await loadPortalFrame();
  // As for the list [ACC-7].
  if (standing.kind !== "open" || !brand) redirect("/no-access");
  const article = await loadArticle(locale, slug);
  return (
    <Page title={article.title} description={article.summary} back={{ href: helpPath(), label: t("back") }}>
      <div className="flex max-w-[42rem] flex-col gap-6">
        <ArticleText body={article.body} />
        <ArticlePages pages={article.pages} />
        <NotFoundIt customerService={brand.customerService} toList />
      </div>
    </Page>
  );
}
