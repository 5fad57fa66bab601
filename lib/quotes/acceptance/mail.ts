import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatInstant, formatMoney, formatPlainDate } from "@/lib/platform/format";
import { DEFAULT_LOCALE, type Locale } from "@/lib/platform/locales";
import type { MailContent } from "@/lib/platform/mail/content";
import { queueMail } from "@/lib/platform/mail/queue";
import { translator } from "@/lib/platform/translate";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { quotePath } from "../rules";
import { dueNow, renewalDates } from "./rules";
import type { AcceptQuoteInput } from "./schema";
import type { Ordered } from "./types";

interface Told {
  /** Of the audit row: one mail a reader. */
  readonly eventId: string;
  readonly ordered: Ordered;
  readonly contract: { readonly number: string };
  readonly order: { readonly number: string; readonly invoice: string | null };
  readonly input: AcceptQuoteInput;
}

interface Executive {
  name: string;
  email: string;
  phone: string;
  seller: string;
}

/**
 * The receipt to whoever signed, and the notice to the account executive; the contract's other contacts are told as of
 * every change [QUO-2, CON-7].
 */
export async function mailAccepted(tx: Tx, ctx: ViewerCtx, told: Told): Promise<void> {
  const { ordered, eventId } = told;
  const [executive] = await tx.$queryRaw<[Executive]>`
    SELECT executive.name, executive.email, executive.phone, seller.name AS seller
    FROM account
    JOIN staff executive ON executive.id = account.account_executive_id
    JOIN seller_entity seller ON seller.id = ${ordered.sellerEntityId}::uuid
    WHERE account.id = ${ordered.accountId}::uuid`;
  const brand = { name: executive.seller, color: ordered.color };
  const { email: to, locale } = ctx.viewer;
  const receipt = receiptOf(told, executive, locale);
  await queueMail(tx, { key: `quote_accepted:${eventId}`, to, locale, brand, content: receipt });
  await queueMail(tx, {
    ...{ key: `quote_accepted_notice:${eventId}`, to: executive.email, locale: DEFAULT_LOCALE, brand },
    content: noticeOf(told, ctx.viewer.email),
  });
}

function receiptOf(told: Told, { name, email, phone }: Executive, locale: Locale): MailContent {
  const t = translator(locale);
  const { ordered, order } = told;
  const { number, account, today } = ordered;
  const due = dueNow(ordered, today);
  const renewal = renewalDates(ordered, locale);
  return {
    subject: t("mail.quote_accepted.subject", { number, order: order.number }),
    heading: t("mail.quote_accepted.heading", { order: order.number }),
    paragraphs: [
      t("mail.quote_accepted.body", { number, account }),
      due && order.invoice
        ? t("mail.quote_accepted.due", {
            ...{ invoice: order.invoice, total: formatMoney(due.total, locale) },
            dueOn: formatPlainDate(due.dueOn, locale, "long"),
          })
        : t("mail.quote_accepted.nothing_due"),
      ...(renewal ? [t("quotes.renews", renewal)] : []),
    ],
    facts: factsOf(told, locale),
    action: { label: t("mail.quote_accepted.button"), url: `${env().APP_URL}${quotePath(number)}` },
    footer: [t("mail.quote_accepted.questions", { name, email, phone })],
  };
}

function noticeOf(told: Told, by: string): MailContent {
  const t = translator(DEFAULT_LOCALE);
  const { ordered, order, contract } = told;
  const values = { number: ordered.number, account: ordered.account };
  return {
    subject: t("mail.quote_accepted_notice.subject", values),
    heading: t("mail.quote_accepted_notice.heading", values),
    paragraphs: [t("mail.quote_accepted_notice.body", { by, order: order.number, contract: contract.number })],
    facts: [[t("mail.quote_accepted_notice.account"), ordered.account], ...factsOf(told, DEFAULT_LOCALE)],
    footer: [],
  };
}

function factsOf({ ordered, contract, order, input }: Told, locale: Locale): [string, string][] {
  const t = translator(locale);
  const { number, total, now, timeZone } = ordered;
  return [
    [t("mail.quote_accepted.quote"), number],
    [t("mail.quote_accepted.order"), order.number],
    [t("mail.quote_accepted.contract"), contract.number],
    [t("mail.quote_accepted.total"), formatMoney(total, locale)],
    ...(input.poNumber ? [[t("mail.quote_accepted.po_number"), input.poNumber] as [string, string]] : []),
    [t("mail.quote_accepted.signed_by"), `${input.signerName}, ${input.signerTitle}`],
    [t("mail.quote_accepted.signed_at"), formatInstant(now, locale, timeZone)],
  ];
}
