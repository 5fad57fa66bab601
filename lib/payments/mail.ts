import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatInstant, formatMoney } from "@/lib/platform/format";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/locales";
import { queueMail } from "@/lib/platform/mail/queue";
import { money } from "@/lib/platform/money";
import { translator } from "@/lib/platform/translate";
import { paymentPath } from "./rules";

interface Facts {
  number: string;
  currency: string;
  amountMinor: bigint;
  receivedAt: Date;
  methodName: string;
  last4: string | null;
  email: string;
  locale: string;
  seller: string;
  color: string;
  timeZone: string;
  collectorName: string;
  collectorEmail: string;
  collectorPhone: string;
}

/** The confirmation to the payer, in the language they paid in, in the transaction that recorded the money [PAY-4, M8]. */
export async function mailConfirmation(tx: Tx, attemptId: string): Promise<void> {
  const [facts] = await tx.$queryRaw<Facts[]>`
    SELECT payment.number, payment.currency, payment.amount_minor AS "amountMinor", payment.received_at AS "receivedAt",
           payment.method_name AS "methodName", payment.last4, person.email, attempt.payer_locale AS locale,
           seller.name AS seller, seller.brand_color AS color, seller.time_zone AS "timeZone",
           collector.name AS "collectorName", collector.email AS "collectorEmail", collector.phone AS "collectorPhone"
    FROM payment
    JOIN payment_attempt attempt ON attempt.id = payment.attempt_id
    JOIN person ON person.id = attempt.payer_person_id
    JOIN account ON account.id = payment.account_id
    JOIN staff collector ON collector.id = account.collector_id
    JOIN LATERAL (
      SELECT seller_entity.* FROM payment_attempt_invoice tried JOIN invoice ON invoice.id = tried.invoice_id
      JOIN seller_entity ON seller_entity.id = invoice.seller_entity_id
      WHERE tried.attempt_id = attempt.id LIMIT 1
    ) seller ON true
    WHERE payment.attempt_id = ${attemptId}::uuid`;
  if (!facts) throw new Error(`attempt ${attemptId} has no payment to confirm`);
  const shares = await tx.$queryRaw<{ number: string; minor: bigint }[]>`
    SELECT invoice.number, share.amount_minor AS minor
    FROM payment_allocation share
    JOIN payment ON payment.id = share.payment_id JOIN invoice ON invoice.id = share.invoice_id
    WHERE payment.attempt_id = ${attemptId}::uuid ORDER BY invoice.number`;
  await queueMail(tx, {
    key: `payment:${attemptId}`,
    to: facts.email,
    locale: localeOf(facts),
    brand: { name: facts.seller, color: facts.color },
    content: contentOf(facts, shares, attemptId),
  });
}

const localeOf = ({ locale }: Facts) => (isLocale(locale) ? locale : DEFAULT_LOCALE);

function contentOf(facts: Facts, shares: readonly { number: string; minor: bigint }[], attemptId: string) {
  const locale = localeOf(facts);
  const t = translator(locale);
  const amount = formatMoney(money(facts.amountMinor, facts.currency), locale);
  const { methodName: name, last4, number, collectorName, collectorEmail: email, collectorPhone: phone } = facts;
  return {
    subject: t("mail.payment.subject", { number, amount }),
    heading: t("mail.payment.heading"),
    paragraphs: [t("mail.payment.body", { amount })],
    facts: [
      [t("mail.payment.number"), number],
      [t("mail.payment.date"), formatInstant(facts.receivedAt, locale, facts.timeZone)],
      [t("mail.payment.method"), last4 ? t("payments.method_ending", { name, last4 }) : name],
      ...shares.map(({ number: invoice, minor }): [string, string] => [
        t("mail.payment.invoice", { number: invoice }),
        formatMoney(money(minor, facts.currency), locale),
      ]),
    ] as [string, string][],
    action: { label: t("mail.payment.button"), url: `${env().APP_URL}${paymentPath(attemptId)}` },
    footer: [t("mail.payment.questions", { name: collectorName, email, phone })],
  };
}
