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
import { paymentPath } from "../rules";

type What = "refund_made" | "refund_failed" | "chargeback_opened" | "chargeback_won" | "chargeback_lost";

interface Facts {
  id: string;
  number: string;
  /** Where its page is. */
  pageId: string;
  currency: string;
  amountMinor: bigint;
  at: Date;
  account: string;
  payerId: string | null;
  seller: string;
  color: string;
  timeZone: string;
  collectorName: string;
  collectorEmail: string;
  collectorPhone: string;
  parts: { contractId: string; invoice: string; minor: string }[];
}

interface Reader {
  key: string;
  email: string;
  locale: string | null;
  /** The contracts whose part they are told of; null: all. */
  contracts: readonly string[] | null;
  /** They have chosen to be told, and can choose otherwise. */
  isChosen: boolean;
}

const OF = {
  refund: { table: "refund", share: "refund_share", id: "refund_id", at: "refunded_at" },
  chargeback: { table: "chargeback", share: "chargeback_share", id: "chargeback_id", at: "opened_at" },
} as const;

/** To the payer, and to contacts of all it paid who want to know of others' payments; of auto-pay's, where it paid [PAY-9]. */
export async function mailRefund(tx: Tx, refundId: string, what: "made" | "failed"): Promise<void> {
  const facts = await readFacts(tx, "refund", refundId);
  const kind = facts.payerId ? "others_payments" : "auto_pay";
  const readers = await tx.$queryRaw<(Omit<Reader, "key" | "contracts"> & { id: string })[]>`
    SELECT person.id, person.email, coalesce(attempt.payer_locale, person.locale) AS locale, false AS "isChosen"
    FROM payment JOIN person ON person.id = payment.payer_person_id
    LEFT JOIN payment_attempt attempt ON attempt.id = payment.attempt_id
    WHERE payment.id = (SELECT payment_id FROM refund WHERE id = ${refundId}::uuid)
    UNION ALL
    SELECT person.id, person.email, coalesce(person.locale, account.locale), true
    FROM payment_line line JOIN contract ON contract.id = line.contract_id
    JOIN account ON account.id = contract.account_id
    ${joinContactsSql("contract.id")}
    JOIN person ON person.id = place.person_id
    WHERE line.line_id = ${refundId}::uuid AND person.id IS DISTINCT FROM ${facts.payerId}::uuid AND ${wantsSql(kind)}
    GROUP BY person.id, person.email, person.locale, account.locale
    HAVING count(*) = (SELECT count(*) FROM payment_line every WHERE every.line_id = ${refundId}::uuid)`;
  for (const { id, ...reader } of readers)
    await send(tx, facts, { ...reader, key: `refund:${refundId}:${what}:${id}`, contracts: null }, `refund_${what}`);
}

/** To every contact of what it concerns, each about their own part, and to the collector [PAY-9]. */
export async function mailChargeback(tx: Tx, chargebackId: string, what: "opened" | "won" | "lost"): Promise<void> {
  const facts = await readFacts(tx, "chargeback", chargebackId);
  const key = `chargeback:${chargebackId}:${what}`;
  const contacts = await tx.$queryRaw<{ id: string; email: string; locale: string; contracts: string[] }[]>`
    SELECT person.id, person.email, coalesce(person.locale, account.locale) AS locale,
           array_agg(contract.id::text) AS contracts
    FROM payment_line line JOIN contract ON contract.id = line.contract_id
    JOIN account ON account.id = contract.account_id
    ${joinContactsSql("contract.id")}
    JOIN person ON person.id = place.person_id
    WHERE line.line_id = ${chargebackId}::uuid
    GROUP BY person.id, person.email, person.locale, account.locale ORDER BY person.email`;
  for (const { id, ...contact } of contacts)
    await send(tx, facts, { ...contact, key: `${key}:${id}`, isChosen: false }, `chargeback_${what}`);
  const collector = { email: facts.collectorEmail, locale: DEFAULT_LOCALE, contracts: null, isChosen: false };
  await send(tx, facts, { ...collector, key: `${key}:collector` }, `chargeback_${what}`);
}

async function readFacts(tx: Tx, of: keyof typeof OF, id: string): Promise<Facts> {
  const { table, share, id: column, at } = OF[of];
  const [facts] = await tx.$queryRawUnsafe<Facts[]>(
    `SELECT went.id, payment.number, coalesce(payment.attempt_id, payment.id) AS "pageId", went.currency,
            went.amount_minor AS "amountMinor", went.${at} AS at, account.name AS account,
            payment.payer_person_id AS "payerId", seller.name AS seller, seller.brand_color AS color,
            seller.time_zone AS "timeZone", collector.name AS "collectorName", collector.email AS "collectorEmail",
            collector.phone AS "collectorPhone",
            (SELECT coalesce(json_agg(json_build_object('contractId', part.contract_id, 'invoice', invoice.number,
                                                        'minor', part.amount_minor::text) ORDER BY invoice.number), '[]')
             FROM ${share} part JOIN invoice ON invoice.id = part.invoice_id
             WHERE part.${column} = went.id AND part.amount_minor > 0) AS parts
     FROM ${table} went JOIN payment ON payment.id = went.payment_id
     JOIN account ON account.id = payment.account_id
     JOIN staff collector ON collector.id = account.collector_id
     JOIN LATERAL (
       -- What pays nothing is on no contract: then one of those that bill the account.
       SELECT seller_entity.* FROM bill_group JOIN seller_entity ON seller_entity.id = bill_group.seller_entity_id
       WHERE bill_group.account_id = payment.account_id
       ORDER BY EXISTS (
         SELECT FROM payment_line line JOIN contract ON contract.account_id = line.account_id AND contract.id = line.contract_id
         WHERE line.line_id = went.id AND contract.bill_group_id = bill_group.id) DESC, bill_group.id LIMIT 1
     ) seller ON true
     WHERE went.id = $1::uuid`,
    id,
  );
  if (!facts) throw new Error(`${of} ${id} concerns nothing`);
  return facts;
}

function send(tx: Tx, facts: Facts, reader: Reader, what: What): Promise<void> {
  const locale = isLocale(reader.locale) ? reader.locale : DEFAULT_LOCALE;
  const { seller: name, color } = facts;
  const content = contentOf(facts, reader, what, locale);
  return queueMail(tx, { key: reader.key, to: reader.email, locale, brand: { name, color }, content });
}

function contentOf(facts: Facts, { contracts, isChosen }: Reader, what: What, locale: Locale): MailContent {
  const t = translator(locale);
  const parts = facts.parts.filter(({ contractId }) => contracts?.includes(contractId) ?? true);
  const seesAll = contracts === null || parts.length === facts.parts.length;
  const written = (minor: bigint): string => formatMoney(money(minor, facts.currency), locale);
  const amount = written(seesAll ? facts.amountMinor : parts.reduce((sum, { minor }) => sum + BigInt(minor), 0n));
  const { number, account, collectorName, collectorEmail: email, collectorPhone: phone } = facts;
  return {
    subject: t(`mail.reversal.${what}.subject`, { number, amount }),
    heading: t(`mail.reversal.${what}.heading`),
    paragraphs: [t(`mail.reversal.${what}.body`, { number, amount }), ...(seesAll ? [] : [t("mail.reversal.part")])],
    facts: [
      [t("mail.payment.number"), number],
      [t(`mail.reversal.${what}.date`), formatInstant(facts.at, locale, facts.timeZone)],
      [t("mail.renewal.account"), account],
      ...parts.map(({ invoice, minor }): [string, string] => [
        t("mail.payment.invoice", { number: invoice }),
        written(BigInt(minor)),
      ]),
    ],
    action: { label: t("mail.reversal.button"), url: `${env().APP_URL}${paymentPath(facts.pageId)}` },
    footer: [t("mail.payment.questions", { name: collectorName, email, phone })],
    ...(isChosen ? { choose: whereToChoose(locale) } : {}),
  };
}
