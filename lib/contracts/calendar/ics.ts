import ical, {
  ICalAlarmRelatesTo,
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import { addDays, toDateColumn } from "@/lib/platform/dates";
import { env } from "@/lib/platform/env";
import { fileName } from "@/lib/platform/file-name";
import { formatPlainDate } from "@/lib/platform/format";
import type { MailFile } from "@/lib/platform/jobs";
import type { Locale } from "@/lib/platform/locales";
import { translator } from "@/lib/platform/translate";
import { renewalWindow } from "../renewal/rules";
import { contractPath } from "../rules";
import type { WindowEvent } from "./types";

const HOUR = 3_600;
/** Nine in the morning of its first day, and of three days before its last. */
const AFTER_OPENING = 9 * HOUR;
const BEFORE_CLOSING = (4 * 24 - 9) * HOUR;

/** The window as an event over whole days: always the same one of the same contract, whatever becomes of it [REN-7]. */
export function calendarFile(event: WindowEvent, locale: Locale): MailFile {
  const t = translator(locale);
  const { number, account, seller, endsOn, contractId, isOpen, sequence, changedAt } = event;
  const { opens, closes } = renewalWindow(endsOn);
  const { APP_URL } = env();
  const values = {
    ...{ number, account, closes: formatPlainDate(closes, locale, "long") },
    ends: formatPlainDate(endsOn, locale, "long"),
  };
  const calendar = ical({
    prodId: { company: seller, product: "Billing Portal", language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  const entry = calendar.createEvent({
    id: `renewal-${contractId}@${new URL(APP_URL).hostname}`,
    ...{ sequence, stamp: changedAt, lastModified: changedAt, allDay: true },
    start: toDateColumn(opens),
    // The day after the last, as calendars write it.
    end: toDateColumn(addDays(closes, 1)),
    summary: t("calendar.summary", values),
    description: isOpen ? t("calendar.description", values) : t("calendar.over", values),
    url: `${APP_URL}${contractPath(number)}`,
    status: isOpen ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    // It takes nobody's time.
    transparency: ICalEventTransparency.TRANSPARENT,
  });
  const description = t("calendar.alarm", values);
  if (isOpen) {
    const { display: type } = ICalAlarmType;
    entry.createAlarm({ type, triggerAfter: AFTER_OPENING, description }).relatesTo(ICalAlarmRelatesTo.start);
    entry.createAlarm({ type, triggerBefore: BEFORE_CLOSING, description }).relatesTo(ICalAlarmRelatesTo.end);
  }
  return {
    name: fileName(`renewal-${number}`, "ics"),
    type: "text/calendar; charset=utf-8",
    content: calendar.toString(),
  };
}
