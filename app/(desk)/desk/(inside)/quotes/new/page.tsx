import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { DraftForm } from "@/components/desk/quotes/draft-form";
import { TargetList } from "@/components/desk/quotes/target-list";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadNewDraft, loadTargets } from "@/lib/desk/quotes/loaders";
import { deskQuotesPath } from "@/lib/desk/quotes/rules";
import { newQuoteSearch } from "@/lib/desk/quotes/schema";
import { formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { newQuotePath } from "@/lib/quotes/drafting/rules";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.quotes"))("choose_title"),
});

export default async function NewQuotePage({ searchParams }: PageProps<"/desk/quotes/new">) {
  const given = await searchParams;
  const { q = "", target } = newQuoteSearch.parse(given);
  const t = await getTranslations("desk.quotes");
  if (!target)
    return (
      <Page
        title={t("choose_title")}
        description={t("choose_intro")}
        back={{ href: deskQuotesPath(), label: t("back") }}
      >
        <TargetList q={q} targets={await loadTargets(q)} />
      </Page>
    );
  return <Writing search={Object.fromEntries(Object.entries(given).filter(isText))} />;
}

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === "string";

async function Writing({ search }: { search: Record<string, string> }) {
  const draft = await loadNewDraft(newQuotePath(search));
  const [t, locale] = await Promise.all([getTranslations("desk.quotes"), getLocale()]);
  const { account, billGroup: group, contractNumber: number, term, priceBook } = draft.target;
  const book = priceBook ?? "–";
  return (
    <Page
      title={t("write_title", { account })}
      description={
        number && term
          ? t("write_for_contract", { number, group, ends: formatPlainDate(term.to, locale), book })
          : t("write_for_new", { group, book })
      }
      back={{ href: newQuotePath(), label: t("choose_title") }}
    >
      {draft.writing.allowed ? <DraftForm draft={draft} formKey={randomUUID()} /> : <WhyNot refusal={draft.writing} />}
    </Page>
  );
}
