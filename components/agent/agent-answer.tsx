import { getTranslations } from "next-intl/server";
import { casePath } from "@/lib/agent/rules";
import type { Answer, Finding } from "@/lib/agent/types";
import { ContactLine } from "../ui/contact-line";
import { LinkButton } from "../ui/link-button";
import { Section } from "../ui/section";
import { TextLink } from "../ui/text-link";

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

function AnswerPart({ part, lang, sources }: { part: Finding; lang: string; sources: string }) {
  const { sentences, items = [], people = [] } = part;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex max-w-2xl flex-col gap-4" lang={lang}>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {items.length > 0 && (
          <ul className="flex list-disc flex-col gap-1.5 ps-5">
            {items.map((item) => (
              <li key={item} className="wrap-anywhere">
                {item}
              </li>
            ))}
          </ul>
        )}
      </div>
      {people.map((person) => (
        <ContactLine key={person.email} {...person} />
      ))}
      {(part.sources ?? []).length > 0 && (
        <p>
          <span className="text-muted">{sources} </span>
          {part.sources?.map(({ href, label }) => (
            <TextLink key={href} href={href} className="me-4 inline-flex min-h-6 items-center" lang={lang}>
              {label}
            </TextLink>
          ))}
        </p>
      )}
    </div>
  );
}
