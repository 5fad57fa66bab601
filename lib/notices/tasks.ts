import { systemDb } from "@/lib/platform/db";
import { grouped } from "@/lib/platform/grouped";
import type { TaskPayloads } from "@/lib/platform/jobs";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/locales";
import { queueMail } from "@/lib/platform/mail/queue";
import { changeMail } from "./mail";
import { findToldOf, type ToldRow } from "./queries";
import { isSensitive } from "./rules";

/** Mails each of the other contacts what was changed, once, however many of their contracts it was [CON-7]. */
export async function tellOfChange({ eventIds }: TaskPayloads["notice_of_change"]): Promise<void> {
  await systemDb(async (tx) => {
    const rows = (await findToldOf(tx, eventIds)).filter(({ action }) => isSensitive(action));
    for (const [, mine] of grouped(rows, ({ personId }) => personId)) {
      const [reader] = mine;
      if (!reader) continue;
      const locale = isLocale(reader.locale) ? reader.locale : DEFAULT_LOCALE;
      await queueMail(tx, {
        // The same act and reader give the same Message-ID, should the worker die before its job is marked done [M8].
        key: `change:${eventIds[0]}:${reader.personId}`,
        to: reader.email,
        locale,
        brand: { name: reader.seller, color: reader.color },
        content: changeMail(toldTo(reader, mine), locale),
      });
    }
  });
}

function toldTo(reader: ToldRow, mine: readonly ToldRow[]) {
  const events = grouped(mine, ({ eventId }) => eventId).flatMap(([, rows]) =>
    rows.slice(0, 1).map((event) => ({ ...event, contracts: rows.map(({ contractNumber }) => contractNumber) })),
  );
  const { serviceName: name, serviceEmail: email, servicePhone: phone } = reader;
  return {
    events,
    billGroup: mine.every(({ isOfGroup }) => isOfGroup) ? reader.billGroup : null,
    account: reader.account,
    timeZone: reader.timeZone,
    service: { name, email, phone },
  };
}
