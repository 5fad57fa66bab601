import type { Tx } from "@/lib/platform/db";
import type { Contact } from "@/lib/platform/decision";
import { env } from "@/lib/platform/env";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/platform/locales";
import type { MailBrand, MailContent } from "@/lib/platform/mail/content";
import { queueMail } from "@/lib/platform/mail/queue";
import { translator } from "@/lib/platform/translate";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { deskRequestPath, requestPath } from "./rules";
import type { RequestKind } from "./types";

/** A request as its mails tell it. */
export interface ToldRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly account: string;
  readonly billGroup: string;
  readonly contractNumber: string | null;
  /** "Cloud Seat × 5" each, or what an upgrade is of. */
  readonly lines: readonly string[];
  readonly note: string | null;
  readonly accountExecutive: Contact;
  readonly brand: MailBrand;
}

function factsOf(told: ToldRequest, locale: Locale): NonNullable<MailContent["facts"]> {
  const t = translator(locale);
  return [
    [t("mail.request.account"), told.account],
    [t("mail.request.bill_group"), told.billGroup],
    ...(told.contractNumber ? [[t("mail.request.contract"), told.contractNumber] as const] : []),
    [t("mail.request.asked"), told.lines.join(", ")],
  ];
}

/** Tells the account executive what a customer asked for or took back. */
export async function tellExecutive(
  tx: Tx,
  told: ToldRequest,
  { eventId, what, by }: { eventId: string; what: "asked" | "withdrawn"; by: string },
): Promise<void> {
  const t = translator(DEFAULT_LOCALE);
  const named = { account: told.account, by };
  await queueMail(tx, {
    key: `request_to_executive:${eventId}`,
    to: told.accountExecutive.email,
    locale: DEFAULT_LOCALE,
    brand: told.brand,
    content: {
      subject: t(`mail.request.to_executive.${what}.subject`, named),
      heading: t(`mail.request.to_executive.${what}.heading`, named),
      paragraphs: [t(`mail.request.to_executive.${what}.body`, named), ...(told.note ? [told.note] : [])],
      facts: factsOf(told, DEFAULT_LOCALE),
      action: { label: t("mail.request.button"), url: `${env().APP_URL}${deskRequestPath(told.id)}` },
      footer: [],
    },
  });
}

/** The receipt for who asked. */
export async function confirmRequest(tx: Tx, told: ToldRequest, eventId: string, { viewer }: ViewerCtx): Promise<void> {
  const { locale, email } = viewer;
  const t = translator(locale);
  const { name, email: address, phone } = told.accountExecutive;
  await queueMail(tx, {
    key: `request_receipt:${eventId}`,
    to: email,
    locale,
    brand: told.brand,
    content: {
      subject: t("mail.request.receipt.subject", { name }),
      heading: t("mail.request.receipt.heading", { name }),
      paragraphs: [t("mail.request.receipt.body"), ...(told.note ? [told.note] : [])],
      facts: factsOf(told, locale),
      action: { label: t("mail.request.button"), url: `${env().APP_URL}${requestPath(told.id)}` },
      footer: [t("mail.request.questions", { name, email: address, phone: phone ?? "" })],
    },
  });
}

interface Answer {
  readonly eventId: string;
  readonly ending: "quoted" | "accepted" | "declined";
  readonly answer: string | null;
  readonly asker: { readonly email: string; readonly locale: string };
}

/** Tells who asked what the account executive said. */
export async function mailAnswer(tx: Tx, told: ToldRequest, { eventId, ending, answer, asker }: Answer): Promise<void> {
  const locale = isLocale(asker.locale) ? asker.locale : DEFAULT_LOCALE;
  const t = translator(locale);
  const { name, email, phone } = told.accountExecutive;
  await queueMail(tx, {
    key: `request_answer:${eventId}`,
    to: asker.email,
    locale,
    brand: told.brand,
    content: {
      subject: t(`mail.request.answer.${ending}.subject`, { name }),
      heading: t(`mail.request.answer.${ending}.heading`, { name }),
      paragraphs: [t(`mail.request.answer.${ending}.body`, { name }), ...(answer ? [answer] : [])],
      facts: factsOf(told, locale),
      action: { label: t("mail.request.button"), url: `${env().APP_URL}${requestPath(told.id)}` },
      footer: [t("mail.request.questions", { name, email, phone: phone ?? "" })],
    },
  });
}
