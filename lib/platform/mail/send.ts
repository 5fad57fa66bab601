import { createTransport, type Transporter } from "nodemailer";
import type SMTPTransport from "nodemailer/lib/smtp-transport";
import { env } from "../env";
import type { MailFile, MailJob } from "../jobs";

let transport: Transporter | undefined;

function smtp(): Transporter {
  const { SMTP_URL } = env();
  if (!SMTP_URL) throw new Error("SMTP_URL is not set; `npm start` sets it for the embedded mail catcher");
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(new URL(SMTP_URL).hostname);
  const options: SMTPTransport.Options & { url: string } = {
    url: SMTP_URL,
    // To another machine only encrypted: a server that offers no TLS gets no mail.
    requireTLS: !isHere,
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
  };
  transport ??= createTransport(options);
  return transport;
}

/** The mailer reads lists, groups, names and comments even in an envelope, so nothing that could be one goes in. */
const ONE_PLAIN_ADDRESS = /^[^\s@,;:<>()[\]"\\]+@[a-z0-9.-]+$/;

/**
 * Sends to exactly the stored address: the envelope is given, never parsed from a header [S5].
 * @throws Error that names no address, since a failed job's error is logged and kept.
 */
export async function sendMail({ messageId, to, subject, text, html, file }: MailJob): Promise<void> {
  if (!ONE_PLAIN_ADDRESS.test(to)) throw new Error(`${messageId} goes to no plain address`);
  const from = env().MAIL_FROM;
  try {
    await smtp().sendMail({
      from,
      to: { name: "", address: to },
      envelope: { from: /<([^>]+)>/.exec(from)?.[1] ?? from, to: [to] },
      messageId,
      subject,
      text,
      html,
      attachments: file ? [attachmentOf(file)] : [],
      headers: { "Auto-Submitted": "auto-generated" },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    throw new Error(`the mail server did not take ${messageId}: ${code ?? "unknown"} ${responseCode ?? ""}`.trim());
  }
}

const attachmentOf = ({ name, type, content, encoding }: MailFile) => ({
  ...{ filename: name, contentType: type, content },
  ...(encoding ? { encoding } : {}),
});
