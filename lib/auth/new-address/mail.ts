import type { Brand, OwnSeller } from "@/lib/branding/types";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatInstant } from "@/lib/platform/format";
import type { MailJob } from "@/lib/platform/jobs";
import type { Locale } from "@/lib/platform/locales";
import { messageIdFor, queueMail } from "@/lib/platform/mail/queue";
import { renderHtml, renderText } from "@/lib/platform/mail/render";
import { translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import { newAddressToken } from "../tokens";

interface Asked {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly locale: Locale;
}

/** The mail that proves the new address, written when it is sent: its link exists nowhere before. */
export function newAddressMail({ id, from, to, locale }: Asked, brand: Brand): MailJob {
  const t = translator(locale);
  const { name, email } = brand.customerService;
  const content = {
    subject: t("mail.new_address.subject", { seller: brand.name }),
    heading: t("mail.new_address.heading"),
    paragraphs: [t("mail.new_address.body", { from, to, seller: brand.name })],
    action: { label: t("mail.new_address.button"), url: `${env().APP_URL}/new-address?token=${newAddressToken(id)}` },
    footer: [t("mail.new_address.expires"), t("mail.new_address.not_you"), t("mail.help", { name, email })],
  };
  return {
    messageId: messageIdFor(`new-address:${id}`),
    to,
    subject: content.subject,
    text: renderText(content),
    html: renderHtml(content, brand, locale),
  };
}

interface Changed {
  /** The audit row that recorded it. */
  readonly eventId: string;
  readonly from: string;
  readonly to: string;
  readonly at: Date;
}

/** Tells the old address: that it was changed, when, and whom to tell if it was somebody else [SIG-9]. */
export async function mailAddressChanged(
  tx: Tx,
  { locale }: Viewer,
  { brand, timeZone }: OwnSeller,
  { eventId, from, to, at }: Changed,
): Promise<void> {
  const t = translator(locale);
  const { name, email, phone } = brand.customerService;
  const content = {
    subject: t("mail.address_changed.subject", { seller: brand.name }),
    heading: t("mail.address_changed.heading"),
    paragraphs: [
      t("mail.address_changed.body", { from, seller: brand.name }),
      t("mail.address_changed.not_you", { name, contact: phone ? `${email}, ${phone}` : email }),
    ],
    facts: [
      [t("mail.address_changed.from"), from],
      [t("mail.address_changed.to"), to],
      [t("mail.address_changed.at"), formatInstant(at, locale, timeZone)],
    ] as const,
    footer: [t("mail.address_changed.sessions")],
  };
  await queueMail(tx, { key: `address-changed:${eventId}`, to: from, locale, brand, content });
}
