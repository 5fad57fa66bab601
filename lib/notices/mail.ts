import { env } from "@/lib/platform/env";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/locales";
import type { MailContent } from "@/lib/platform/mail/content";
import { translator } from "@/lib/platform/translate";
import { historyPath, notificationsPath } from "./rules";
import { historySentence } from "./sentence";
import type { HistoryEvent } from "./types";

/** More are counted, not named. */
const MOST_NAMED = 6;

/** The last line of every mail that can be turned off. */
export const whereToChoose = (locale: Locale): NonNullable<MailContent["choose"]> => ({
  label: translator(locale)("mail.choose"),
  url: `${env().APP_URL}${notificationsPath()}`,
});

/** What one of the other contacts is told: the act, and the contracts of theirs that it changed. */
export interface ChangeTold {
  readonly events: readonly (HistoryEvent & { readonly at: Date; readonly contracts: readonly string[] })[];
  /** Named instead of its contracts, where it is the whole bill group's. */
  readonly billGroup: string | null;
  readonly account: string;
  readonly timeZone: string;
  readonly service: { readonly name: string; readonly email: string; readonly phone: string };
}

export function changeMail(change: ChangeTold, locale: Locale): MailContent {
  const t = translator(locale);
  const { events, billGroup, account, timeZone, service } = change;
  const numbers = [...new Set(events.flatMap(({ contracts }) => contracts))].sort();
  const values = { numbers: inWords(numbers, locale), group: billGroup ?? "", count: numbers.length };
  const [first] = events;
  const portal = t("history.portal");
  return {
    subject: billGroup ? t("mail.change.subject_group", values) : t("mail.change.subject", values),
    heading: billGroup ? t("mail.change.heading_group", values) : t("mail.change.heading", values),
    paragraphs: sentences(events, numbers.length, portal, locale),
    facts: [
      ...(billGroup ? [[t("mail.change.group"), billGroup] as const] : []),
      [t("mail.change.contracts", values), values.numbers],
      [t("mail.change.account"), account],
      [t("mail.change.by"), first?.who ?? portal],
      ...(first ? [[t("mail.change.at"), formatInstant(first.at, locale, timeZone)] as const] : []),
    ],
    action: { label: t("mail.change.button"), url: `${env().APP_URL}${historyPath(numbers[0] ?? "")}` },
    footer: [t("mail.change.unknown", service), t("mail.change.why", { account })],
    choose: whereToChoose(locale),
  };
}

/** What was done, each once; where it was done to some of several contracts only, with their numbers. */
function sentences(events: ChangeTold["events"], all: number, portal: string, locale: Locale): string[] {
  const told = new Map<string, Set<string>>();
  for (const event of events) {
    const sentence = historySentence(event, portal, locale);
    told.set(sentence, new Set([...(told.get(sentence) ?? []), ...event.contracts]));
  }
  return [...told].map(([sentence, numbers]) =>
    numbers.size === all ? sentence : `${inWords([...numbers].sort(), locale)}: ${sentence}`,
  );
}

function inWords(numbers: readonly string[], locale: Locale): string {
  const more = numbers.length - MOST_NAMED;
  const named = numbers.slice(0, MOST_NAMED).join(", ");
  return more > 0 ? translator(locale)("mail.change.and_more", { named, more }) : named;
}
