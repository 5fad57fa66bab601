import { whereToChoose } from "@/lib/notices/mail";
import { daysBetween, fromDateColumn, type PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatPlainDate, formatTimeZone } from "@/lib/platform/format";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/locales";
import { queueMail } from "@/lib/platform/mail/queue";
import { translator } from "@/lib/platform/translate";
import { calendarFile } from "../calendar/ics";
import { renewalWindow } from "../renewal/rules";
import { renewalPath } from "../rules";
import type { FreshReminder } from "./queries";

/** One reminder: until when it can be decided, in words, with the window as a calendar file [REN-7]. */
export async function mailReminder(tx: Tx, reminder: FreshReminder, today: PlainDate): Promise<void> {
  const { number, account, step, personId, contractId, aeName: name, aeEmail: email, aePhone: phone } = reminder;
  const locale = isLocale(reminder.locale) ? reminder.locale : DEFAULT_LOCALE;
  const t = translator(locale);
  const endsOn = fromDateColumn(reminder.endsOn);
  const { closes } = renewalWindow(endsOn);
  const values = {
    ...{ number, account, days: daysBetween(today, closes), zone: formatTimeZone(reminder.timeZone) },
    closes: formatPlainDate(closes, locale, "long"),
    ends: formatPlainDate(endsOn, locale, "long"),
  };
  const event = { ...reminder, endsOn, isOpen: true };
  await queueMail(tx, {
    key: `reminder:${step}:${endsOn}:${contractId}:${personId}`,
    to: reminder.email,
    locale,
    brand: { name: reminder.seller, color: reminder.color },
    content: {
      subject: step === "window_opens" ? t("mail.reminder.subject_opens", values) : t("mail.reminder.subject", values),
      heading: t("mail.reminder.heading", values),
      paragraphs: [t("mail.reminder.body", values), t("mail.reminder.left", values)],
      facts: [
        [t("mail.renewal.contract"), number],
        [t("mail.renewal.account"), account],
        [t("mail.reminder.closes"), values.closes],
        [t("mail.renewal.ends"), values.ends],
      ],
      action: { label: t("mail.reminder.button"), url: `${env().APP_URL}${renewalPath(number)}` },
      footer: [t("mail.renewal.questions", { name, email, phone }), t("mail.reminder.calendar")],
      choose: whereToChoose(locale),
    },
    file: calendarFile(event, locale),
  });
}
