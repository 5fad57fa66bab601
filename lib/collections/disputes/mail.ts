import { joinContactsSql } from "@/lib/access/visible";
import { wantsSql } from "@/lib/notices/facts";
import { whereToChoose } from "@/lib/notices/mail";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/locales";
import { queueMail } from "@/lib/platform/mail/queue";
import { translator } from "@/lib/platform/translate";
import { disputePath } from "./rules";

interface News {
  readonly eventId: string;
  readonly disputeId: string;
  readonly what: "answered" | "accepted" | "rejected";
  /** The collector's name. */
  readonly by: string;
  readonly text: string;
}

interface ReaderRow {
  email: string;
  locale: string;
  number: string;
  reference: string;
  seller: string;
  color: string;
  collectorName: string;
  collectorEmail: string;
  collectorPhone: string;
}

/** Tells who opened a dispute and the contract's contacts what the collector said, if they want such mails [INV-9, CON-7]. */
export async function mailDisputeNews(tx: Tx, { eventId, disputeId, what, by, text }: News): Promise<void> {
  for (const reader of await findReaders(tx, disputeId)) {
    const locale = isLocale(reader.locale) ? reader.locale : DEFAULT_LOCALE;
    const t = translator(locale);
    const { number, seller, color } = reader;
    const ask = { name: reader.collectorName, email: reader.collectorEmail, phone: reader.collectorPhone };
    await queueMail(tx, {
      key: `dispute_news:${eventId}:${reader.email}`,
      to: reader.email,
      locale,
      brand: { name: seller, color },
      content: {
        subject: t(`mail.dispute_news.${what}.subject`, { number, by }),
        heading: t(`mail.dispute_news.${what}.heading`, { number, by }),
        paragraphs: [text, t(`mail.dispute_news.${what}.next`, { number })],
        action: { label: t("mail.dispute_news.button"), url: `${env().APP_URL}${disputePath(reader.reference)}` },
        footer: [t("mail.dispute_news.questions", ask)],
        choose: whereToChoose(locale),
      },
    });
  }
}

const findReaders = (tx: Tx, disputeId: string): Promise<ReaderRow[]> => tx.$queryRaw<ReaderRow[]>`
  SELECT person.email, coalesce(person.locale, account.locale) AS locale, invoice.number, invoice.reference,
         seller.name AS seller, seller.brand_color AS color, collector.name AS "collectorName",
         collector.email AS "collectorEmail", collector.phone AS "collectorPhone"
  FROM dispute
  JOIN invoice ON invoice.id = dispute.invoice_id
  JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
  JOIN account ON account.id = dispute.account_id
  JOIN staff collector ON collector.id = account.collector_id
  ${joinContactsSql("dispute.contract_id", "dispute.opened_by_person_id")}
  JOIN person ON person.id = place.person_id
  WHERE dispute.id = ${disputeId}::uuid AND ${wantsSql("disputes")}
  ORDER BY person.email`;
