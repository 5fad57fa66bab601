import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AgentAnswer } from "@/components/agent/agent-answer";
import { AskForm } from "@/components/agent/ask-form";
import { Page } from "@/components/ui/page";
import { loadAnswer, loadModelNote } from "@/lib/agent/loaders";
import { agentSearch } from "@/lib/agent/schema";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("agent"))("title") });

export default async function AskPage({ searchParams }: PageProps<"/ask">) {
  const { q = "" } = agentSearch.parse(await searchParams);
  // Asked here too: the layout is not made again when somebody who lost their last contract clicks on [ACC-7].
  if ((await loadPortalFrame()).standing.kind !== "open") redirect("/no-access");
  const [t, locale] = await Promise.all([getTranslations("agent"), getLocale()]);
  const [answer, note] = await Promise.all([q ? loadAnswer(q, locale) : null, loadModelNote(locale)]);
  return (
    <Page title={t("title")} description={t("intro")}>
      <AskForm question={q} note={note} />
      {answer && <AgentAnswer question={q} answer={answer} />}
    </Page>
  );
}
