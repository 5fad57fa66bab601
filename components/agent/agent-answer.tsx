import { getTranslations } from "next-intl/server";
import { casePath } from "@/lib/agent/rules";
import type { Answer } from "@/lib/agent/types";
import { ContactLine } from "../ui/contact-line";
import { LinkButton } from "../ui/link-button";
import { Section } from "../ui/section";
import { TextLink } from "../ui/text-link";

/** What the agent found, where it is from, who can help, and a case where it does not know [HLP-1]. */
export async function AgentAnswer({ question, answer }: { question: string; answer: Answer }) {
  const t = await getTranslations("agent");
  const { sentences, items, people, sources, offersCase, locale } = answer;
  return (
    <Section title={t("answer")}>
      <div className="flex flex-col gap-4">
        <div className="flex max-w-2xl flex-col gap-4" lang={locale}>
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
        {sources.length > 0 && (
          <nav aria-label={t("sources")}>
            <span className="text-muted">{t("sources")} </span>
            <ul className="inline-flex flex-wrap gap-x-4 gap-y-1">
              {sources.map(({ href, label }) => (
                <li key={href}>
                  <TextLink href={href} className="inline-flex min-h-6 items-center">
                    {label}
                  </TextLink>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {offersCase && (
          <div>
            <LinkButton href={casePath(question)}>{t("case")}</LinkButton>
          </div>
        )}
      </div>
    </Section>
  );
}
