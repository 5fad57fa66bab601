import { createTransport, type Transporter } from "nodemailer";
import { env } from "../env";
import type { MailJob } from "../jobs";

let transport: Transporter | undefined;

function smtp(): Transporter {
  const { SMTP_URL } = env();
  if (!SMTP_URL) throw new Error("SMTP_URL is not set; `npm start` sets it for the embedded mail catcher");
  const remote = !["localhost", "127.0.0.1", "[::1]"].includes(new URL(SMTP_URL).hostname);
  transport ??= createTransport(SMTP_URL, {
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
    requireTLS: remote,
  } as object);
  return transport;
}

/** Sends to exactly the stored address: the envelope is given, never parsed from a header [S5]. */
export async function sendMail({ messageId, to, subject, text, html }: MailJob): Promise<void> {
  const from = env().MAIL_FROM;
  await smtp().sendMail({
    from,
    to: { name: "", address: to },
    envelope: { from: /<([^>]+)>/.exec(from)?.[1] ?? from, to: [to] },
    messageId,
    subject,
    text,
    html,
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
