import { fromDateColumn, type PlainDate } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatInstant, formatPlainDate } from "@/lib/platform/format";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/platform/locales";
import type { MailContent } from "@/lib/platform/mail/content";
import { queueMail } from "@/lib/platform/mail/queue";
import { translator } from "@/lib/platform/translate";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { contractPath } from "../rules";
import { renewalWindow } from "./rules";

interface Change {
  readonly contractId: string;
  /** The audit row that recorded it: one mail a reader and change. */
  readonly eventId: string;
  readonly autoRenew: boolean;
}

/** What both mails say, read after the change in its own transaction. */
interface Facts {
  number: string;
  endsOn: Date;
  at: Date;
  timeZone: string;
  account: string;
  seller: string;
  color: string;
  aeName: string;
  aeEmail: string;
  aePhone: string;
}

interface Reader {
  email: string;
  locale: string | null;
}

/** The dated receipt to the contract's contacts, the person among them, and the notice to the AE [REN-5]. */
export async function mailRenewalChange(tx: Tx, ctx: ViewerCtx, change: Change): Promise<void> {
  const facts = await readFacts(tx, change.contractId);
  const brand = { name: facts.seller, color: facts.color };
  const readers = await readContacts(tx, change.contractId, facts.timeZone);
  for (const { email, locale: wanted } of readers) {
    const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
    const content = receipt(facts, change, ctx.viewer.email, locale);
    await queueMail(tx, { key: `renewal:${change.eventId}:${email}`, to: email, locale, brand, content });
  }
  const content = notice(facts, change, ctx.viewer.email);
  await queueMail(tx, {
    key: `renewal-notice:${change.eventId}`,
    to: facts.aeEmail,
    locale: DEFAULT_LOCALE,
    brand,
    content,
  });
}

async function readFacts(tx: Tx, contractId: string): Promise<Facts> {
  const [facts] = await tx.$queryRaw<[Facts]>`
    SELECT contract.number, contract.ends_on AS "endsOn", portal.now() AS at, seller.time_zone AS "timeZone",
           account.name AS account, seller.name AS seller, seller.brand_color AS color,
           executive.name AS "aeName", executive.email AS "aeEmail", executive.phone AS "aePhone"
    FROM contract
    JOIN bill_group ON bill_group.id = contract.bill_group_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    JOIN account ON account.id = contract.account_id
    JOIN staff executive ON executive.id = account.account_executive_id
    WHERE contract.id = ${contractId}::uuid`;
  return facts;
}

/** Everybody with a place on the contract that has not run out; the person who acted is one of them [ACC-8]. */
const readContacts = (tx: Tx, contractId: string, timeZone: string): Promise<Reader[]> => tx.$queryRaw<Reader[]>`
  SELECT person.email, coalesce(person.locale, account.locale) AS locale
  FROM contract_contact place
  JOIN person ON person.id = place.person_id
  JOIN account ON account.id = place.account_id
  WHERE place.contract_id = ${contractId}::uuid
    AND (place.ends_on IS NULL OR place.ends_on >= portal.today(${timeZone}))
  ORDER BY person.email`;

function factsTable(facts: Facts, by: string, locale: Locale): [string, string][] {
  const t = translator(locale);
  return [
    [t("mail.renewal.contract"), facts.number],
    [t("mail.renewal.ends"), formatPlainDate(fromDateColumn(facts.endsOn), locale, "long")],
    [t("mail.renewal.changed_by"), by],
    [t("mail.renewal.changed_at"), formatInstant(facts.at, locale, facts.timeZone)],
  ];
}

function receipt(facts: Facts, { autoRenew }: Change, by: string, locale: Locale): MailContent {
  const t = translator(locale);
  const which = autoRenew ? "turned_on" : "turned_off";
  const endsOn: PlainDate = fromDateColumn(facts.endsOn);
  const { number } = facts;
  const ends = formatPlainDate(endsOn, locale);
  const closes = formatPlainDate(renewalWindow(endsOn).closes, locale);
  return {
    subject: t(`mail.renewal.${which}.subject`, { number }),
    heading: t(`mail.renewal.${which}.heading`, { number }),
    paragraphs: [t(`mail.renewal.${which}.body`, { ends }), t(`mail.renewal.${which}.undo`, { closes })],
    facts: factsTable(facts, by, locale),
    action: { label: t("mail.renewal.button"), url: `${env().APP_URL}${contractPath(number)}` },
    footer: [t("mail.renewal.questions", { name: facts.aeName, email: facts.aeEmail, phone: facts.aePhone })],
  };
}

function notice(facts: Facts, { autoRenew }: Change, by: string): MailContent {
  const t = translator(DEFAULT_LOCALE);
  const which = autoRenew ? "turned_on" : "turned_off";
  const values = { number: facts.number, account: facts.account };
  return {
    subject: t(`mail.renewal_notice.${which}.subject`, values),
    heading: t(`mail.renewal_notice.${which}.heading`, values),
    paragraphs: [t(`mail.renewal_notice.${which}.body`, { ...values, by })],
    facts: [[t("mail.renewal.account"), facts.account], ...factsTable(facts, by, DEFAULT_LOCALE)],
    footer: [],
  };
}
