import { whereToChoose } from "@/lib/notices/mail";
import { fromDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatPlainDate } from "@/lib/platform/format";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/platform/locales";
import { queueMail } from "@/lib/platform/mail/queue";
import { translator } from "@/lib/platform/translate";
import { cardTabPath, methodsPath } from "../methods/rules";
import type { TellRow } from "./queries";

/** More are counted, not named. */
const MOST_NAMED = 20;

/** Which card, until when, what it pays for, and where to put another in its place [BIL-3]. */
export async function mailRunningOut(tx: Tx, row: TellRow): Promise<void> {
  const { last4, name, contracts, account, billGroup: group } = row;
  const locale = isLocale(row.locale) ? row.locale : DEFAULT_LOCALE;
  const t = translator(locale);
  const expiresOn = fromDateColumn(row.expiresOn);
  const values = { last4, name, group, until: formatPlainDate(expiresOn, locale, "long"), count: contracts.length };
  const [first] = contracts;
  await queueMail(tx, {
    key: `card_ends:${row.methodId}:${expiresOn}:${row.personId}`,
    to: row.email,
    locale,
    brand: { name: row.seller, color: row.color },
    content: {
      subject: t("mail.card_ends.subject", values),
      heading: t("mail.card_ends.heading", values),
      paragraphs: [t(row.autoPay ? "mail.card_ends.body_auto" : "mail.card_ends.body", values), t("mail.card_ends.do")],
      facts: [
        [t("mail.card_ends.card"), t("payments.method_ending", { name, last4 })],
        [t("mail.card_ends.until"), values.until],
        ...(row.isDefault ? [[t("mail.card_ends.default_of"), group] as const] : []),
        ...(first ? [[t("mail.change.contracts", values), inWords(contracts, locale)] as const] : []),
        [t("mail.renewal.account"), account],
      ],
      action: {
        label: t("mail.card_ends.button"),
        url: `${env().APP_URL}${!row.isManager && first ? cardTabPath(first) : methodsPath(row.billGroupId)}`,
      },
      footer: [
        t("mail.payment.questions", { name: row.serviceName, email: row.serviceEmail, phone: row.servicePhone }),
      ],
      choose: whereToChoose(locale),
    },
  });
}

function inWords(contracts: readonly string[], locale: Locale): string {
  const named = contracts.slice(0, MOST_NAMED).join(", ");
  const more = contracts.length - MOST_NAMED;
  return more > 0 ? translator(locale)("mail.change.and_more", { named, more }) : named;
}
