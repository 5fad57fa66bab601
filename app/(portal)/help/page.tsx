import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ArticleList } from "@/components/help/article-list";
import { HelpSearch } from "@/components/help/help-search";
import { NotFoundIt } from "@/components/help/not-found-it";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { askPath } from "@/lib/agent/rules";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { loadArticles, loadFoundArticles } from "@/lib/help/loaders";
import { helpPath } from "@/lib/help/rules";
import { helpSearch } from "@/lib/help/schema";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("help_pages"))("title"),
});

export default async function HelpPage({ searchParams }: PageProps<"/help">) {
  const { q = "" } = helpSearch.parse(await searchParams);
  const { standing, brand } = await loadPortalFrame();
  // Asked here too: the layout is not made again when somebody who lost their last contract clicks on [ACC-7].
  if (standing.kind !== "open" || !brand) redirect("/no-access");
  const [t, tAgent, locale] = await Promise.all([getTranslations("help_pages"), getTranslations("agent"), getLocale()]);
  const [found, groups] = await Promise.all([q ? loadFoundArticles(locale, q) : [], q ? [] : loadArticles(locale)]);
  return (
    <Page
      title={t("title")}
      description={t("description")}
      actions={<LinkButton href={askPath()}>{tAgent("title")}</LinkButton>}
    >
      <HelpSearch text={q} />
      {q && found.length > 0 && (
        <Section title={t("found")} actions={<TextLink href={helpPath()}>{t("clear")}</TextLink>}>
          <ArticleList articles={found} />
        </Section>
      )}
      {q && found.length === 0 && (
        <EmptyState title={t("empty_title")} action={<TextLink href={helpPath()}>{t("clear")}</TextLink>}>
          {t("empty")}
        </EmptyState>
      )}
      {groups.map(({ theme, articles }) => (
        <Section key={theme} title={t(`theme_${theme}`)}>
          <ArticleList articles={articles} />
        </Section>
      ))}
      <NotFoundIt customerService={brand.customerService} />
    </Page>
  );
}
