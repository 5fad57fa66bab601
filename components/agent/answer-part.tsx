import type { Finding } from "@/lib/agent/types";
import { ContactLine } from "../ui/contact-line";
import { TextLink } from "../ui/text-link";

interface AnswerPartProps {
  part: Finding;
  /** The answer's language, which may be another than the page's. */
  lang: string;
  /** The word before where it is from. */
  sources: string;
}

/** One thing that was found, who can help with it, and the page it is from; the same on the page and in the panel. */
export function AnswerPart({ part, lang, sources }: AnswerPartProps) {
  const { sentences, items = [], people = [], sources: from = [] } = part;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex max-w-2xl flex-col gap-3" lang={lang}>
        {sentences.map((sentence) => (
          <p key={sentence} className="wrap-anywhere">
            {sentence}
          </p>
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
      {from.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-4">
          <span className="text-muted">{sources}</span>
          {from.map(({ href, label }) => (
            <TextLink key={href} href={href} className="inline-flex min-h-6 items-center" lang={lang}>
              {label}
            </TextLink>
          ))}
        </p>
      )}
    </div>
  );
}
