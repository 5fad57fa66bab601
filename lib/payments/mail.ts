import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatInstant, formatMoney } from "@/lib/platform/format";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/platform/locales";
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
  /** Null where auto-pay paid. */
  payerEmail: string | null;
  payerLocale: string;
  seller: string;
  color: string;
  timeZone: string;
  collectorName: string;
  collectorEmail: string;
  collectorPhone: string;
}

interface Recipient {
  /** Names this mail of this payment. */
  key: string;
  email: string;
  locale: string;
}

/**
 * The confirmation to the payer, in the language they paid in, in the transaction that recorded the money [PAY-4, M8].
 * Where auto-pay paid, it goes to the people answerable for that: the card holders, else the primary billing contacts.
 */
export async function mailConfirmation(tx: Tx, attemptId: string): Promise<void> {
  const [facts] = await tx.$queryRaw<Facts[]>`
    SELECT payment.number, payment.currency, payment.amount_minor AS "amountMinor", payment.received_at AS "receivedAt",
           payment.method_name AS "methodName", payment.last4, person.email AS "payerEmail", attempt.payer_locale AS "payerLocale",
           seller.name AS seller, seller.brand_color AS color, seller.time_zone AS "timeZone",
           collector.name AS "collectorName", collector.email AS "collectorEmail", collector.phone AS "collectorPhone"
    FROM payment
    JOIN payment_attempt attempt ON attempt.id = payment.attempt_id
    LEFT JOIN person ON person.id = attempt.payer_person_id
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
  for (const recipient of await recipientsOf(tx, facts, attemptId)) {
    const locale = isLocale(recipient.locale) ? recipient.locale : DEFAULT_LOCALE;
    await queueMail(tx, {
      key: recipient.key,
      to: recipient.email,
      locale,
      brand: { name: facts.seller, color: facts.color },
      content: contentOf(facts, shares, attemptId, locale),
    });
  }
}

async function recipientsOf(
  tx: Tx,
  { payerEmail, payerLocale }: Facts,
  attemptId: string,
): Promise<readonly Recipient[]> {
  const key = `payment:${attemptId}`;
  if (payerEmail) return [{ key, email: payerEmail, locale: payerLocale }];
  const answerable = await tx.$queryRaw<Omit<Recipient, "key">[]>`
    SELECT DISTINCT person.email, coalesce(person.locale, ${payerLocale}) AS locale
    FROM payment_attempt_invoice tried
    JOIN contract_contact place ON place.contract_id = tried.contract_id
    JOIN person ON person.id = place.person_id
    WHERE tried.attempt_id = ${attemptId}::uuid
      AND (place.is_card_holder OR (place.is_primary AND NOT EXISTS (
        SELECT FROM contract_contact holder WHERE holder.contract_id = tried.contract_id AND holder.is_card_holder)))
    ORDER BY person.email`;
  return answerable.map((each) => ({ ...each, key: `${key}:${each.email}` }));
}

function contentOf(
  facts: Facts,
  shares: readonly { number: string; minor: bigint }[],
  attemptId: string,
  locale: Locale,
) {
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
