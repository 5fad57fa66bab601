import { contractSeenSql } from "@/lib/access/visible";
import { fromDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/locales";
import { queueMail } from "@/lib/platform/mail/queue";
import { money } from "@/lib/platform/money";
import { translator } from "@/lib/platform/translate";
import { quotePath } from "../rules";

export interface HolderRow {
  email: string;
  locale: string;
  number: string;
  title: string;
  account: string;
  totalMinor: bigint;
  currency: string;
  expiresOn: Date;
  seller: string;
  color: string;
  aeName: string;
  aeEmail: string;
  aePhone: string;
}

/** Tells those who may accept a quote that it waits for them, or does no longer: holders of manage billing who see it. */
export async function mailHolders(
  tx: Tx,
  quoteId: string,
  what: "quote_published" | "quote_withdrawn",
  eventId: string,
): Promise<void> {
  for (const holder of await findHolders(tx, quoteId)) {
    const locale = isLocale(holder.locale) ? holder.locale : DEFAULT_LOCALE;
    const t = translator(locale);
    const { number, title, account, email: to, seller: name, color } = holder;
    const expires = formatPlainDate(fromDateColumn(holder.expiresOn), locale, "long");
    const ask = { name: holder.aeName, email: holder.aeEmail, phone: holder.aePhone };
    await queueMail(tx, {
      ...{ key: `${what}:${eventId}:${to}`, to, locale, brand: { name, color } },
      content: {
        subject: t(`mail.${what}.subject`, { number }),
        heading: t(`mail.${what}.heading`, { number, account }),
        paragraphs: [t(`mail.${what}.body`, { title, expires, account })],
        facts: [[t("mail.quote_published.total"), formatMoney(money(holder.totalMinor, holder.currency), locale)]],
        action: { label: t("mail.quote_published.button"), url: `${env().APP_URL}${quotePath(number)}` },
        footer: [t("mail.quote_accepted.questions", ask)],
      },
    });
  }
}

/** Holders of manage billing who see it: who is told, and may accept. */
export const findHolders = (tx: Tx, quoteId: string): Promise<HolderRow[]> => tx.$queryRaw<HolderRow[]>`
  SELECT person.email, coalesce(person.locale, account.locale) AS locale, quote.number, quote.title,
         account.name AS account, quote.total_minor AS "totalMinor", quote.currency, quote.expires_on AS "expiresOn",
         seller.name AS seller, seller.brand_color AS color, executive.name AS "aeName", executive.email AS "aeEmail",
         executive.phone AS "aePhone"
  FROM quote
  JOIN account ON account.id = quote.account_id
  JOIN seller_entity seller ON seller.id = quote.seller_entity_id
  JOIN staff executive ON executive.id = account.account_executive_id
  CROSS JOIN LATERAL portal.billing_managers(quote.bill_group_id) held
  JOIN person ON person.id = held.person_id
  WHERE quote.id = ${quoteId}::uuid
    AND (quote.contract_id IS NULL OR ${contractSeenSql("quote.contract_id", "person.id")})
  ORDER BY person.email`;
