import { contractSeenSql, joinContactsSql } from "@/lib/access/visible";
import { wantsSql } from "@/lib/notices/facts";
import { whereToChoose } from "@/lib/notices/mail";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatInstant, formatMoney } from "@/lib/platform/format";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/platform/locales";
import type { MailContent } from "@/lib/platform/mail/content";
import { queueMail, queueReceiptMail } from "@/lib/platform/mail/queue";
import { money } from "@/lib/platform/money";
import { translator } from "@/lib/platform/translate";
import { paymentPath } from "./rules";

/** What every mail about an attempt says. */
export interface AttemptMailFacts {
  id: string;
  currency: string;
  amountMinor: bigint;
  /** Null where auto-pay pays. */
  payerEmail: string | null;
  /** Whether there is still a page for them: who was removed while paying has none. */
  payerSees: boolean;
  payerLocale: string;
  seller: string;
  color: string;
  timeZone: string;
  collectorName: string;
  collectorEmail: string;
  collectorPhone: string;
  /** What each of its invoices is to get, or got once money came in. */
  shares: { number: string; minor: string }[];
  payment: { number: string; receivedAt: string; methodName: string; last4: string | null } | null;
}

export interface Reader {
  /** Names this mail of this payment. */
  key: string;
  email: string;
  locale: Locale;
  /** Not who paid: they have chosen to be told, and can choose otherwise. */
  isTold: boolean;
  /** What tells a card from others is not for everybody. */
  seesMethod: boolean;
  /** Whether the page that a mail leads to is there for them. */
  seesPage: boolean;
}

/**
 * The confirmation to the payer with the receipt, in the language they paid in, in the transaction that recorded the money [PAY-4, M8].
 * Contacts who want it get one as well; where auto-pay paid, they are the ones who do.
 */
export async function mailConfirmation(tx: Tx, attemptId: string): Promise<void> {
  const facts = await readMailFacts(tx, attemptId);
  const { payment } = facts;
  if (!payment) throw new Error(`attempt ${attemptId} has no payment to confirm`);
  const brand = { name: facts.seller, color: facts.color };
  for (const reader of await readersOf(tx, facts, `payment:${attemptId}`)) {
    const { key, email: to, locale, seesMethod } = reader;
    const content = contentOf(facts, payment, reader);
    await queueReceiptMail(tx, { key, to, locale, brand, content, attemptId, seesMethod });
  }
}

/** Inside the transaction of what the mail is about. */
export async function readMailFacts(tx: Tx, attemptId: string): Promise<AttemptMailFacts> {
  const [facts] = await tx.$queryRaw<AttemptMailFacts[]>`
    SELECT attempt.id, attempt.currency, attempt.amount_minor AS "amountMinor", person.email AS "payerEmail",
           attempt.payer_locale AS "payerLocale", seller.name AS seller, seller.brand_color AS color,
           seller.time_zone AS "timeZone", collector.name AS "collectorName", collector.email AS "collectorEmail",
           collector.phone AS "collectorPhone", tried.shares, tried.is_seen AS "payerSees",
           CASE WHEN payment.id IS NOT NULL THEN json_build_object('number', payment.number, 'receivedAt', payment.received_at,
             'methodName', payment.method_name, 'last4', payment.last4) END AS payment
    FROM payment_attempt attempt
    LEFT JOIN payment ON payment.attempt_id = attempt.id
    LEFT JOIN person ON person.id = attempt.payer_person_id
    JOIN account ON account.id = attempt.account_id
    JOIN staff collector ON collector.id = account.collector_id
    CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object('number', invoice.number, 'minor', (CASE WHEN payment.id IS NULL
               THEN share.amount_minor ELSE coalesce(got.amount_minor, 0) END)::text) ORDER BY invoice.number) AS shares,
             (array_agg(invoice.seller_entity_id))[1] AS seller_entity_id,
             bool_or(${contractSeenSql("invoice.contract_id", "attempt.payer_person_id")}) AS is_seen
      FROM payment_attempt_invoice share JOIN invoice ON invoice.id = share.invoice_id
      LEFT JOIN payment_allocation got ON got.payment_id = payment.id AND got.invoice_id = share.invoice_id
      WHERE share.attempt_id = attempt.id
    ) tried
    JOIN seller_entity seller ON seller.id = tried.seller_entity_id
    WHERE attempt.id = ${attemptId}::uuid`;
  if (!facts) throw new Error(`there is no attempt ${attemptId}`);
  return facts;
}

/** Those besides the payer who want to know: contacts of all that it pays, so that nobody reads of what is not theirs. */
const findContacts = (tx: Tx, attemptId: string, kind: "auto_pay" | "others_payments") =>
  tx.$queryRaw<{ id: string; email: string; locale: string; isCardHolder: boolean }[]>`
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

/** To the payer, and to contacts who want it. `key` names the mail: it goes out once. */
export async function mailReaders(
  tx: Tx,
  facts: AttemptMailFacts,
  key: string,
  content: (reader: Reader) => MailContent,
): Promise<void> {
  for (const reader of await readersOf(tx, facts, key))
    await queueMail(tx, {
      key: reader.key,
      to: reader.email,
      locale: reader.locale,
      brand: { name: facts.seller, color: facts.color },
      content: content(reader),
    });
}

async function readersOf(
  tx: Tx,
  { id, payerEmail, payerLocale, payerSees }: AttemptMailFacts,
  key: string,
): Promise<Reader[]> {
  const known = (locale: string): Locale => (isLocale(locale) ? locale : DEFAULT_LOCALE);
  const contacts = await findContacts(tx, id, payerEmail ? "others_payments" : "auto_pay");
  const payer = { key, isTold: false, seesMethod: true, seesPage: payerSees, locale: known(payerLocale) };
  return [
    ...(payerEmail ? [{ ...payer, email: payerEmail }] : []),
    ...contacts.map((contact) => ({
      ...{ key: `${key}:${contact.id}`, email: contact.email, locale: known(contact.locale), isTold: true },
      seesMethod: contact.isCardHolder && !payerEmail,
      seesPage: true,
    })),
  ];
}

/** Each invoice with what it gets; what is left of the money besides [PAY-4]. */
export function shareLines({ shares, currency, amountMinor }: AttemptMailFacts, locale: Locale): [string, string][] {
  const t = translator(locale);
  const used = shares.reduce((total, { minor }) => total + BigInt(minor), 0n);
  return [
    ...shares.map(({ number, minor }): [string, string] => [
      t("mail.payment.invoice", { number }),
      formatMoney(money(BigInt(minor), currency), locale),
    ]),
    ...(used < amountMinor
      ? [[t("payments.unapplied"), formatMoney(money(amountMinor - used, currency), locale)] as [string, string]]
      : []),
  ];
}

/** The way to the payment's page, which for who sees nothing of it any more is not there [ACC-6]. */
export const mailButton = (
  { id }: AttemptMailFacts,
  { seesPage }: Reader,
  label: string,
): Pick<MailContent, "action"> => (seesPage ? { action: { label, url: `${env().APP_URL}${paymentPath(id)}` } } : {});

/** What stands under every mail about a payment, and where to choose for who chose to be told. */
export function mailEnd(facts: AttemptMailFacts, { isTold, locale }: Reader): Pick<MailContent, "footer" | "choose"> {
  const { collectorName: name, collectorEmail: email, collectorPhone: phone } = facts;
  return {
    footer: [translator(locale)("mail.payment.questions", { name, email, phone })],
    ...(isTold ? { choose: whereToChoose(locale) } : {}),
  };
}

function contentOf(
  facts: AttemptMailFacts,
  { number, receivedAt, methodName: name, last4 }: NonNullable<AttemptMailFacts["payment"]>,
  reader: Reader,
): MailContent {
  const { locale, isTold, seesMethod } = reader;
  const t = translator(locale);
  const amount = formatMoney(money(facts.amountMinor, facts.currency), locale);
  return {
    subject: t("mail.payment.subject", { number, amount }),
    heading: t("mail.payment.heading"),
    paragraphs: [
      t(facts.payerEmail ? "mail.payment.body" : "mail.auto_pay.paid", { amount }),
      t("mail.payment.receipt"),
    ],
    facts: [
      [t("mail.payment.number"), number],
      [t("mail.payment.date"), formatInstant(new Date(receivedAt), locale, facts.timeZone)],
      ...(seesMethod ? [[t("mail.payment.method"), last4 ? t("payments.method_ending", { name, last4 }) : name]] : []),
      ...(isTold && facts.payerEmail ? [[t("mail.payment.payer"), facts.payerEmail]] : []),
      ...shareLines(facts, locale),
    ] as [string, string][],
    ...mailButton(facts, reader, t("mail.payment.button")),
    ...mailEnd(facts, reader),
  };
}
