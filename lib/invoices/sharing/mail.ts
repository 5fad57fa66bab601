import type { Brand } from "@/lib/branding/types";
import { env } from "@/lib/platform/env";
import { fileName } from "@/lib/platform/file-name";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import type { MailJob } from "@/lib/platform/jobs";
import type { Locale } from "@/lib/platform/locales";
import { messageIdFor } from "@/lib/platform/mail/queue";
import { renderHtml, renderText } from "@/lib/platform/mail/render";
import { translator } from "@/lib/platform/translate";
import type { InvoiceDocument } from "../document/types";

interface Shared {
  readonly shareId: string;
  readonly to: string;
  readonly note: string | null;
  readonly who: string;
  readonly email: string;
  readonly document: InvoiceDocument;
  readonly pdf: Uint8Array;
  readonly brand: Brand;
}

/** To an address outside, in the account's language: who shares it, from where, their note as they typed it [INV-7]. */
export function shareMail({ shareId, to, note, who, email, document, pdf, brand }: Shared, locale: Locale): MailJob {
  const t = translator(locale);
  const { number, dueOn, totals } = document;
  const { name, email: service } = brand.customerService;
  const values = { who, email, number, seller: brand.name, portal: new URL(env().APP_URL).host };
  const content = {
    subject: t("mail.share.subject", values),
    heading: t("mail.share.heading", values),
    paragraphs: [
      t("mail.share.body", values),
      ...(note ? [t("mail.share.note", values), ...note.split("\n").filter((line) => line.trim() !== "")] : []),
    ],
    facts: [
      [t("mail.share.invoice"), number],
      [t("mail.share.seller"), brand.name],
      [t("mail.share.amount"), formatMoney(totals.payable, locale)],
      ...(dueOn ? [[t("mail.share.due"), formatPlainDate(dueOn, locale)] as const] : []),
    ] as const,
    footer: [t("mail.share.why", values), t("mail.help", { name, email: service })],
  };
  return {
    ...{ messageId: messageIdFor(`share:${shareId}`), to, subject: content.subject },
    text: renderText(content),
    html: renderHtml(content, brand, locale),
    file: {
      ...{ name: fileName(number, "pdf"), type: "application/pdf", encoding: "base64" },
      content: Buffer.from(pdf).toString("base64"),
    },
  };
}
