import { deskInvoicePath } from "@/lib/invoices/rules";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatMoney } from "@/lib/platform/format";
import { DEFAULT_LOCALE } from "@/lib/platform/locales";
import type { MailContent } from "@/lib/platform/mail/content";
import { queueMail } from "@/lib/platform/mail/queue";
import { money } from "@/lib/platform/money";
import { translator } from "@/lib/platform/translate";
import type { ToldKind } from "./types";

interface Told {
  /** Of the audit row: however often it is tried, it is one mail [M8]. */
  readonly eventId: string;
  readonly invoiceId: string;
  readonly what: ToldKind;
  /** Filled into the sentences. */
  readonly values?: Readonly<Record<string, string>>;
  /** What the person wrote, in their words. */
  readonly text?: string;
  readonly facts?: MailContent["facts"];
}

interface AboutRow {
  reference: string;
  number: string;
  contract: string;
  account: string;
  seller: string;
  color: string;
  collectorEmail: string;
  openMinor: bigint;
  currency: string;
}

/**
 * Tells the account's collector what a customer said of an invoice, in the transaction that recorded it [INV-9, INV-10].
 * It links to the desk, and says all by itself.
 */
export async function tellCollector(tx: Tx, told: Told, by: string): Promise<void> {
  const { eventId, invoiceId, what, values = {}, text, facts = [] } = told;
  const [about] = await tx.$queryRaw<AboutRow[]>`
    SELECT invoice.number, invoice.reference, contract.number AS contract, account.name AS account, seller.name AS seller,
           seller.brand_color AS color, collector.email AS "collectorEmail", invoice.open_minor AS "openMinor",
           invoice.currency
    FROM invoice
    JOIN contract ON contract.id = invoice.contract_id
    JOIN account ON account.id = invoice.account_id
    JOIN seller_entity seller ON seller.id = invoice.seller_entity_id
    JOIN staff collector ON collector.id = account.collector_id
    WHERE invoice.id = ${invoiceId}::uuid`;
  if (!about) throw new Error(`invoice ${invoiceId} has no collector to tell`);
  const t = translator(DEFAULT_LOCALE);
  const named = { ...values, number: about.number, account: about.account, by };
  await queueMail(tx, {
    key: `told_collector:${eventId}`,
    to: about.collectorEmail,
    locale: DEFAULT_LOCALE,
    brand: { name: about.seller, color: about.color },
    content: {
      subject: t(`mail.told_collector.${what}.subject`, named),
      heading: t(`mail.told_collector.${what}.heading`, named),
      paragraphs: [t(`mail.told_collector.${what}.body`, named), ...(text ? [text] : [])],
      facts: [
        [t("mail.told_collector.account"), about.account],
        [t("mail.told_collector.contract"), about.contract],
        [t("mail.told_collector.invoice"), about.number],
        [t("mail.told_collector.open"), formatMoney(money(about.openMinor, about.currency), DEFAULT_LOCALE)],
        ...facts,
      ],
      action: {
        label: t("mail.told_collector.button"),
        url: `${env().APP_URL}${deskInvoicePath(about.reference)}`,
      },
      footer: [],
    },
  });
}
