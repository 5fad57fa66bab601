import { caseSeenByOpenerSql } from "@/lib/access/visible";
import { asSystem, type Tx } from "@/lib/platform/db";
import type { Contact } from "@/lib/platform/decision";
import { env } from "@/lib/platform/env";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/platform/locales";
import type { MailContent } from "@/lib/platform/mail/content";
import { queueMail } from "@/lib/platform/mail/queue";
import { translator } from "@/lib/platform/translate";
import { casePath, deskCasePath } from "./rules";

interface Told {
  /** Of the audit row: however often it is tried, it is one mail [M8]. */
  readonly eventId: string;
  readonly caseId: string;
  /** In the words of who wrote. */
  readonly text: string;
}

interface CaseRow {
  number: string;
  subject: string | null;
  account: string;
  contract: string | null;
  invoice: string | null;
  opener: string;
  locale: string;
  isSeen: boolean;
  seller: string;
  color: string;
  service: Contact;
}

async function readCase(tx: Tx, caseId: string): Promise<CaseRow> {
  const [found] = await tx.$queryRaw<CaseRow[]>`
    SELECT support_case.number, support_case.subject, account.name AS account, contract.number AS contract,
           invoice.number AS invoice, person.email AS opener, coalesce(person.locale, account.locale) AS locale,
           ${caseSeenByOpenerSql()} AS "isSeen", seller.name AS seller, seller.brand_color AS color,
           json_build_object('name', seller.customer_service_name, 'email', seller.customer_service_email,
                             'phone', seller.customer_service_phone) AS service
    FROM support_case
    JOIN account ON account.id = support_case.account_id
    JOIN bill_group ON bill_group.id = support_case.bill_group_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    JOIN person ON person.id = support_case.person_id
    LEFT JOIN contract ON contract.id = support_case.contract_id
    LEFT JOIN invoice ON invoice.id = support_case.invoice_id
    WHERE support_case.id = ${caseId}::uuid`;
  if (!found) throw new Error(`case ${caseId} is not there to be told of`);
  return found;
}

const factsOf = (
  { subject, account, contract, invoice }: CaseRow,
  locale: Locale,
): NonNullable<MailContent["facts"]> => {
  const t = translator(locale);
  return [
    [t("mail.support.subject_label"), subject ?? t("support.subject_erased")],
    [t("mail.support.account"), account],
    ...(contract ? [[t("mail.support.contract"), contract] as const] : []),
    ...(invoice ? [[t("mail.support.invoice"), invoice] as const] : []),
  ];
};

/**
 * Tells the seller's people who answer cases; where there are none, customer service's address. Who they are is no viewer's
 * to read, so it is asked through the system's door.
 */
export async function tellSupport(
  tx: Tx,
  told: Told & { readonly what: "opened" | "written" | "files_added" },
): Promise<void> {
  const found = await readCase(tx, told.caseId);
  const staff = await asSystem(
    tx,
    () => tx.$queryRaw<{ email: string }[]>`
      SELECT email FROM staff WHERE role = 'support' AND ended_at IS NULL ORDER BY email LIMIT 50`,
  );
  const t = translator(DEFAULT_LOCALE);
  const named = { number: found.number, by: found.opener, account: found.account };
  for (const { email } of staff.length > 0 ? staff : [found.service])
    await queueMail(tx, {
      key: `support_told:${told.eventId}:${email}`,
      to: email,
      locale: DEFAULT_LOCALE,
      brand: { name: found.seller, color: found.color },
      content: {
        subject: t(`mail.support.${told.what}.subject`, named),
        heading: t(`mail.support.${told.what}.heading`, named),
        paragraphs: [told.text],
        facts: factsOf(found, DEFAULT_LOCALE),
        action: { label: t("mail.support.answer_it"), url: `${env().APP_URL}${deskCasePath(found.number)}` },
        footer: [],
      },
    });
}

/** What was asked, for who asked it. */
export async function mailReceipt(tx: Tx, { eventId, caseId, text }: Told): Promise<void> {
  const found = await readCase(tx, caseId);
  await mailOpener(tx, found, { key: `support_receipt:${eventId}`, what: "receipt", by: found.seller, text });
}

/** The seller's answer, to the opener while they see the case. */
export async function mailAnswer(
  tx: Tx,
  { eventId, caseId, text, by, isClosed }: Told & { readonly by: string; readonly isClosed: boolean },
): Promise<void> {
  const found = await readCase(tx, caseId);
  if (!found.isSeen) return;
  const what = isClosed ? "closed" : "answered";
  await mailOpener(tx, found, { key: `support_answer:${eventId}`, what, by, text });
}

/** Files that the seller's people added, by name, to the opener while they see the case. */
export async function mailFiles(tx: Tx, { eventId, caseId, text, by }: Told & { readonly by: string }): Promise<void> {
  const found = await readCase(tx, caseId);
  if (found.isSeen) await mailOpener(tx, found, { key: `support_files:${eventId}`, what: "files", by, text });
}

interface ToOpener {
  readonly key: string;
  readonly what: "receipt" | "answered" | "closed" | "files";
  readonly by: string;
  readonly text: string;
}

async function mailOpener(tx: Tx, found: CaseRow, { key, what, by, text }: ToOpener): Promise<void> {
  const locale = isLocale(found.locale) ? found.locale : DEFAULT_LOCALE;
  const t = translator(locale);
  const named = { number: found.number, by };
  const { name, email, phone } = found.service;
  await queueMail(tx, {
    key,
    to: found.opener,
    locale,
    brand: { name: found.seller, color: found.color },
    content: {
      subject: t(`mail.support.${what}.subject`, named),
      heading: t(`mail.support.${what}.heading`, named),
      paragraphs: [text, t(`mail.support.${what}.next`)],
      facts: factsOf(found, locale),
      action: { label: t("mail.support.open_it"), url: `${env().APP_URL}${casePath(found.number)}` },
      footer: [t("mail.support.questions", { name, email, phone: phone ?? "–" })],
    },
  });
}
