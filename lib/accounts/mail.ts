import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/locales";
import { queueMail } from "@/lib/platform/mail/queue";
import { translator } from "@/lib/platform/translate";
import type { SuspensionReason } from "./types";

interface Reader {
  email: string;
  locale: string | null;
  account: string;
  seller: string;
  color: string;
  askName: string;
  askEmail: string;
  askPhone: string;
}

type What = "suspended_debt" | "suspended_other" | "suspension_lifted" | "suspension_lifted_by_hand";

interface Told {
  readonly accountId: string;
  readonly eventId: string;
  readonly what: What;
  /** For debt the collector knows more, else customer service [WHY-1]. */
  readonly reason: SuspensionReason;
}

/** Tells the account's contract contacts, its collector and its account executive, once [PAY-8, DSK-1]. */
export async function mailSuspension(tx: Tx, { accountId, eventId, what, reason }: Told): Promise<void> {
  const readers = await tx.$queryRaw<Reader[]>`
    SELECT DISTINCT ON (reader.email) reader.email, reader.locale, account.name AS account, seller.name AS seller,
           seller.brand_color AS color, ask.name AS "askName", ask.email AS "askEmail", ask.phone AS "askPhone"
    FROM account
    JOIN staff collector ON collector.id = account.collector_id
    JOIN bill_group ON bill_group.account_id = account.id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    CROSS JOIN LATERAL (
      SELECT collector.name, collector.email, collector.phone WHERE ${reason === "debt"}
      UNION ALL SELECT seller.customer_service_name, seller.customer_service_email, seller.customer_service_phone
      WHERE ${reason === "other"}
    ) ask
    JOIN LATERAL (
      SELECT person.email, coalesce(person.locale, account.locale) AS locale
      FROM contract JOIN contract_contact place ON place.contract_id = contract.id
      JOIN person ON person.id = place.person_id
      WHERE contract.bill_group_id = bill_group.id
        AND (place.ends_on IS NULL OR place.ends_on >= portal.today(seller.time_zone))
      UNION ALL
      SELECT staff.email, NULL FROM staff WHERE staff.id IN (account.collector_id, account.account_executive_id)
    ) reader ON true
    WHERE account.id = ${accountId}::uuid ORDER BY reader.email, seller.rank`;
  for (const { email, locale: wanted, account, seller, color, askName: name, ...ask } of readers) {
    const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
    const t = translator(locale);
    await queueMail(tx, {
      key: `${what}:${eventId}:${email}`,
      to: email,
      locale,
      brand: { name: seller, color },
      content: {
        subject: t(`mail.${what}.subject`, { account }),
        heading: t(`mail.${what}.heading`),
        paragraphs: [t(`mail.${what}.body`, { account })],
        action: { label: t(`mail.${what}.button`), url: env().APP_URL },
        footer: [t("mail.payment.questions", { name, email: ask.askEmail, phone: ask.askPhone })],
      },
    });
  }
}
