import { joinContactsSql } from "@/lib/access/visible";
import { invoicePath } from "@/lib/invoices/rules";
import { wantsSql } from "@/lib/notices/facts";
import { whereToChoose } from "@/lib/notices/mail";
import { fromDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import type { Refusal } from "@/lib/platform/decision";
import { env } from "@/lib/platform/env";
import { formatMoney, formatPlainDate, formatTimeZone } from "@/lib/platform/format";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/platform/locales";
import { queueMail } from "@/lib/platform/mail/queue";
import { money } from "@/lib/platform/money";
import { explain, translator } from "@/lib/platform/translate";
import { declineText } from "../rules";
import type { AutoPayRow } from "./facts";
import { METHOD_GONE } from "./rules";
import type { AutoPayPlan } from "./types";

/** The bank refused: what it said, and when it is tried again or that it is not [BIL-4]. */
export async function mailDeclined(tx: Tx, row: AutoPayRow, { decision, on }: AutoPayPlan): Promise<void> {
  const last = row.tries.at(-1);
  if (!last) return;
  await mailContacts(tx, row, `declined:${last.on}`, (locale) => {
    const t = translator(locale);
    const said =
      last.reason === METHOD_GONE
        ? explain({ reason: "payment.method_unusable", params: {} }, locale)
        : t(`payments.${declineText(last.reason ?? "")}`);
    const values = { on: formatPlainDate(on, locale, "long"), zone: formatTimeZone(row.timeZone) };
    const next = decision.allowed
      ? t("mail.auto_pay.again", values)
      : `${explain(decision, locale)} ${t("mail.auto_pay.do")}`;
    return { isStopped: !decision.allowed, paragraphs: [said, next] };
  });
}

/** A rule kept it from being paid on its day: which, and what to do. */
export const mailSkipped = (tx: Tx, row: AutoPayRow, refusal: Refusal): Promise<void> =>
  mailContacts(tx, row, `skipped:${refusal.reason}`, (locale) => ({
    isStopped: true,
    paragraphs: [explain(refusal, locale), translator(locale)("mail.auto_pay.skipped")],
  }));

type Say = (locale: Locale) => { readonly isStopped: boolean; readonly paragraphs: readonly string[] };

interface Reader {
  personId: string;
  email: string;
  locale: string;
  account: string;
  seller: string;
  color: string;
}

/** The contract's contacts who want to be told. Nothing tells the method from others: not all of them may see that. */
async function mailContacts(tx: Tx, row: AutoPayRow, fact: string, say: Say): Promise<void> {
  const readers = await tx.$queryRaw<Reader[]>`
    SELECT person.id AS "personId", person.email, coalesce(person.locale, account.locale) AS locale,
           account.name AS account, seller.name AS seller, seller.brand_color AS color
    FROM invoice
    JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
    ${joinContactsSql("invoice.contract_id")}
    JOIN person ON person.id = place.person_id
    JOIN account ON account.id = place.account_id
    WHERE invoice.id = ${row.id}::uuid AND ${wantsSql("auto_pay")}
    ORDER BY person.email`;
  for (const reader of readers) {
    const locale = isLocale(reader.locale) ? reader.locale : DEFAULT_LOCALE;
    const t = translator(locale);
    const { isStopped, paragraphs } = say(locale);
    const { collectorName: name, collectorEmail: email, collectorPhone: phone, number } = row;
    await queueMail(tx, {
      key: `auto-pay:${row.id}:${fact}:${row.tries.length}:${reader.personId}`,
      to: reader.email,
      locale,
      brand: { name: reader.seller, color: reader.color },
      content: {
        subject: t(isStopped ? "mail.auto_pay.subject_stopped" : "mail.auto_pay.subject", { number }),
        heading: t("mail.auto_pay.heading", { number }),
        paragraphs,
        facts: [
          [t("mail.payment.invoice", { number }), formatMoney(money(row.openMinor, row.currency), locale)],
          [t("mail.auto_pay.due"), formatPlainDate(fromDateColumn(row.dueOn), locale, "long")],
          [t("mail.renewal.contract"), row.contractNumber],
          [t("mail.renewal.account"), reader.account],
        ],
        action: { label: t("mail.auto_pay.button"), url: `${env().APP_URL}${invoicePath(row.reference)}` },
        footer: [t("mail.payment.questions", { name, email, phone })],
        choose: whereToChoose(locale),
      },
    });
  }
}
