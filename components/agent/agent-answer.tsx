import { casePath } from "@/lib/agent/rules";
import type { Answer } from "@/lib/agent/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { LinkButton } from "../ui/link-button";
import { Section } from "../ui/section";
import { AnswerPart } from "./answer-part";

/** What the agent found, where it is from, who can help, and a case where it does not know [HLP-1]. */
export async function AgentAnswer({ question, answer }: { question: string; answer: Answer }) {
  const t = await getTranslations("agent");
  const { parts, offersCase, locale } = answer;
  return (
    <Section title={t("answer")}>
      <div className="flex flex-col gap-6">
        {parts.map((part) => (
          <AnswerPart key={part.sentences.join()} part={part} lang={locale} sources={t("sources")} />
        ))}
        {offersCase && (
          <div>
            <LinkButton href={casePath(question)}>{t("case")}</LinkButton>
          </div>
        )}
      </div>
    </Section>
  );
}
