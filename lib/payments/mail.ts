import { joinContactsSql } from "@/lib/access/visible";
import { wantsSql } from "@/lib/notices/facts";
import { whereToChoose } from "@/lib/notices/mail";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatInstant, formatMoney } from "@/lib/platform/format";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/platform/locales";
import type { MailContent } from "@/lib/platform/mail/content";
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
  /** Not who paid: they have chosen to be told, and can choose otherwise. */
  isTold: boolean;
  /** What tells a card from others is not for everybody. */
  seesMethod: boolean;
}

interface Contact {
  id: string;
  email: string;
  locale: string;
  isCardHolder: boolean;
}

/**
 * The confirmation to the payer, in the language they paid in, in the transaction that recorded the money [PAY-4, M8].
 * Contacts who want it get one as well; where auto-pay paid, they are the ones who do.
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
      content: contentOf(facts, shares, attemptId, recipient, locale),
    });
  }
}

/** Those besides the payer who want to know: contacts of all that it pays, so that nobody reads of what is not theirs. */
const findContacts = (tx: Tx, attemptId: string, kind: "auto_pay" | "others_payments"): Promise<Contact[]> =>
  tx.$queryRaw<Contact[]>`
    SELECT person.id, person.email, coalesce(person.locale, account.locale) AS locale,
           bool_and(contact.is_card_holder) AS "isCardHolder"
    FROM payment_attempt attempt
    JOIN account ON account.id = attempt.account_id
    JOIN payment_attempt_invoice tried ON tried.attempt_id = attempt.id
    ${joinContactsSql("tried.contract_id")}
    JOIN contract_contact contact ON contact.contract_id = place.contract_id AND contact.person_id = place.person_id
    JOIN person ON person.id = place.person_id
    WHERE attempt.id = ${attemptId}::uuid AND person.id IS DISTINCT FROM attempt.payer_person_id AND ${wantsSql(kind)}
    GROUP BY person.id, person.email, person.locale, account.locale
    HAVING count(*) = (SELECT count(*) FROM payment_attempt_invoice every WHERE every.attempt_id = ${attemptId}::uuid)
    ORDER BY person.email`;

async function recipientsOf(tx: Tx, facts: Facts, attemptId: string): Promise<readonly Recipient[]> {
  const { payerEmail, payerLocale } = facts;
  const key = `payment:${attemptId}`;
  const payer = payerEmail ? [{ key, email: payerEmail, locale: payerLocale, isTold: false, seesMethod: true }] : [];
  const contacts = await findContacts(tx, attemptId, payerEmail ? "others_payments" : "auto_pay");
  return [
    ...payer,
    ...contacts.map(({ id, email, locale, isCardHolder }) => ({
      ...{ key: `${key}:${id}`, email, locale, isTold: true, seesMethod: isCardHolder && !payerEmail },
    })),
  ];
}

function contentOf(
  facts: Facts,
  shares: readonly { number: string; minor: bigint }[],
  attemptId: string,
  { isTold, seesMethod }: Recipient,
  locale: Locale,
): MailContent {
  const t = translator(locale);
  const amount = formatMoney(money(facts.amountMinor, facts.currency), locale);
  const { methodName: name, last4, number, collectorName, collectorEmail: email, collectorPhone: phone } = facts;
  return {
    subject: t("mail.payment.subject", { number, amount }),
    heading: t("mail.payment.heading"),
    paragraphs: [t(facts.payerEmail ? "mail.payment.body" : "mail.auto_pay.paid", { amount })],
    facts: [
      [t("mail.payment.number"), number],
      [t("mail.payment.date"), formatInstant(facts.receivedAt, locale, facts.timeZone)],
      ...(seesMethod ? [[t("mail.payment.method"), last4 ? t("payments.method_ending", { name, last4 }) : name]] : []),
      ...(isTold && facts.payerEmail ? [[t("mail.payment.payer"), facts.payerEmail]] : []),
      ...shares.map(({ number: invoice, minor }): [string, string] => [
        t("mail.payment.invoice", { number: invoice }),
        formatMoney(money(minor, facts.currency), locale),
      ]),
    ] as [string, string][],
    action: { label: t("mail.payment.button"), url: `${env().APP_URL}${paymentPath(attemptId)}` },
    footer: [t("mail.payment.questions", { name: collectorName, email, phone })],
    ...(isTold ? { choose: whereToChoose(locale) } : {}),
  };
}
