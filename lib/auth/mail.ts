import type { Brand } from "@/lib/branding/types";
import { env } from "@/lib/platform/env";
import type { MailJob } from "@/lib/platform/jobs";
import type { Locale } from "@/lib/platform/locales";
import { messageIdFor } from "@/lib/platform/mail/queue";
import { renderHtml, renderText } from "@/lib/platform/mail/render";
import { translator } from "@/lib/platform/translate";
import { linkToken, signInCode } from "./tokens";

/** The sign-in mail, written when it is sent: link and code exist nowhere before. */
export function signInMail(request: { id: string; email: string; locale: Locale }, brand: Brand): MailJob {
  const t = translator(request.locale);
  const code = signInCode(request.id);
  const content = {
    subject: t("mail.sign_in.subject", { code, seller: brand.name }),
    heading: t("mail.sign_in.heading", { seller: brand.name }),
    paragraphs: [t("mail.sign_in.body")],
    action: { label: t("mail.sign_in.button"), url: `${env().APP_URL}/sign-in/link?token=${linkToken(request.id)}` },
    code,
    footer: [
      t("mail.sign_in.expires"),
      t("mail.sign_in.not_you"),
      t("mail.help", { name: brand.customerService.name, email: brand.customerService.email }),
    ],
  };
  return {
    messageId: messageIdFor(`sign-in:${request.id}`),
    to: request.email,
    subject: content.subject,
    text: renderText(content),
    html: renderHtml(content, brand, request.locale),
  };
}
