import { contractPath } from "@/lib/contracts/rules";
import { calendarDay } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatPlainDate } from "@/lib/platform/format";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/platform/locales";
import type { MailContent } from "@/lib/platform/mail/content";
import { queueMail } from "@/lib/platform/mail/queue";
import { translator } from "@/lib/platform/translate";
import { readPublicSeller } from "./queries";
import { requestPath } from "./rules";

/** The note stays in the portal: what strangers write goes out in nobody's mail. */
interface Asking {
  id: string;
  name: string;
  email: string;
  askedAt: Date;
  expiresAt: Date;
  contractId: string;
  contract: string;
  account: string;
  timeZone: string;
  seller: string;
  color: string;
}

interface Reader {
  email: string;
  locale: string | null;
}

const localeOf = ({ locale }: Reader): Locale => (isLocale(locale) ? locale : DEFAULT_LOCALE);

/** Asks every contact of the contract in time, in their language; as a job, which sees who they are. */
export async function mailContacts(
  tx: Tx,
  id: string,
  which: "access_request" | "access_request_reminder",
): Promise<void> {
  const [asking] = await tx.$queryRaw<Asking[]>`
    SELECT request.id, request.first_name || ' ' || request.last_name AS name, request.email,
           request.created_at AS "askedAt", request.expires_at AS "expiresAt", contract.id AS "contractId",
           contract.number AS contract, account.name AS account, seller.time_zone AS "timeZone", seller.name AS seller,
           seller.brand_color AS color
    FROM access_request request
    JOIN access_request_match match ON match.request_id = request.id
    JOIN contract ON contract.id = match.contract_id
    JOIN account ON account.id = contract.account_id
    JOIN bill_group ON bill_group.id = contract.bill_group_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    WHERE request.id = ${id}::uuid`;
  if (!asking) return;
  const brand = { name: asking.seller, color: asking.color };
  for (const reader of await readContacts(tx, asking)) {
    const locale = localeOf(reader);
    const content = {
      ...toContacts(asking, locale),
      subject: translator(locale)(`mail.${which}.subject`, { ...asking }),
    };
    await queueMail(tx, { key: `${which}:${id}:${reader.email}`, to: reader.email, locale, brand, content });
  }
}

const readContacts = (tx: Tx, { contractId, timeZone }: Asking): Promise<Reader[]> => tx.$queryRaw<Reader[]>`
  SELECT person.email, coalesce(person.locale, account.locale) AS locale
  FROM contract_contact place
  JOIN person ON person.id = place.person_id
  JOIN account ON account.id = place.account_id
  WHERE place.contract_id = ${contractId}::uuid
    AND (place.ends_on IS NULL OR place.ends_on >= portal.today(${timeZone}))
  ORDER BY person.email`;

function toContacts(asking: Asking, locale: Locale): Omit<MailContent, "subject"> {
  const t = translator(locale);
  const day = (instant: Date) => formatPlainDate(calendarDay(instant, asking.timeZone), locale, "long");
  return {
    heading: t("mail.access_request.heading", { contract: asking.contract }),
    paragraphs: [
      t("mail.access_request.body", { expires: day(asking.expiresAt) }),
      t("mail.access_request.only_known"),
    ],
    facts: [
      [t("mail.access_request.email"), asking.email],
      [t("mail.access_request.name"), asking.name],
      [t("mail.access_request.contract"), asking.contract],
      [t("mail.access_request.account"), asking.account],
      [t("mail.access_request.asked"), day(asking.askedAt)],
    ],
    action: { label: t("mail.access_request.button"), url: `${env().APP_URL}${requestPath(asking.id)}` },
    footer: [t("mail.access_request.unknown")],
  };
}

interface Approved extends Reader {
  contract: string;
  account: string;
  seller: string;
  color: string;
}

/** Tells the asker that they are in; written once they have their place, from which on the approver sees their language. */
export async function mailApproval(
  tx: Tx,
  { id, personId, contractId }: { id: string; personId: string; contractId: string },
): Promise<void> {
  const [approved] = await tx.$queryRaw<[Approved]>`
    SELECT person.email, coalesce(person.locale, account.locale) AS locale, contract.number AS contract,
           account.name AS account, seller.name AS seller, seller.brand_color AS color
    FROM contract
    JOIN account ON account.id = contract.account_id
    JOIN bill_group ON bill_group.id = contract.bill_group_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    CROSS JOIN person
    WHERE contract.id = ${contractId}::uuid AND person.id = ${personId}::uuid`;
  const { email, contract, account, seller, color } = approved;
  const locale = localeOf(approved);
  const t = translator(locale);
  const content = {
    subject: t("mail.access_request_approved.subject", { contract }),
    heading: t("mail.access_request_approved.heading"),
    paragraphs: [t("mail.access_request_approved.body", { contract, account })],
    action: { label: t("mail.access_request_approved.button"), url: `${env().APP_URL}${contractPath(contract)}` },
    footer: [],
  };
  const brand = { name: seller, color };
  await queueMail(tx, { key: `access_request_approved:${id}`, to: email, locale, brand, content });
}

/** Tells the asker that the time is over. It rests on what they typed alone, so it says the same of every number. */
export async function mailEnd(tx: Tx, id: string): Promise<void> {
  const [request] = await tx.$queryRaw<[Reader & { number: string; askedAt: Date }]>`
    SELECT person.email, person.locale, request.number, request.created_at AS "askedAt"
    FROM access_request request JOIN person ON person.id = request.person_id
    WHERE request.id = ${id}::uuid`;
  const { name: seller, color, customerService, timeZone } = await readPublicSeller(tx);
  const locale = localeOf(request);
  const t = translator(locale);
  const { number } = request;
  const asked = formatPlainDate(calendarDay(request.askedAt, timeZone), locale, "long");
  const content = {
    subject: t("mail.access_request_over.subject", { number }),
    heading: t("mail.access_request_over.heading"),
    paragraphs: [t("mail.access_request_over.body", { number, asked }), t("mail.access_request_over.next")],
    footer: [t("mail.help", { name: customerService.name, email: customerService.email })],
  };
  const brand = { name: seller, color };
  await queueMail(tx, { key: `access_request_over:${id}`, to: request.email, locale, brand, content });
}
