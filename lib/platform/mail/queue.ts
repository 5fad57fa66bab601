import { createHash } from "node:crypto";
import type { Tx } from "../db";
import { env } from "../env";
import { enqueue, type MailFile, type MailJob } from "../jobs";
import type { Locale } from "../locales";
import type { MailBrand, MailContent } from "./content";
import { renderHtml, renderText } from "./render";

interface QueuedMail {
  /** Names the fact and the reader: however often it is tried, it is one mail with one Message-ID [M8]. */
  readonly key: string;
  readonly to: string;
  readonly locale: string;
  readonly brand: MailBrand;
  readonly content: MailContent;
  readonly file?: MailFile;
}

interface QueuedReceiptMail extends QueuedMail {
  readonly locale: Locale;
  readonly attemptId: string;
  /** What tells a card from others is not for everybody. */
  readonly seesMethod: boolean;
}

/** The same fact gives the same Message-ID, so a mail sent twice is shown once. */
export const messageIdFor = (key: string): string =>
  `<${createHash("sha256").update(key).digest("hex").slice(0, 40)}@${new URL(env().APP_URL).hostname}>`;

/** Nobody reads there: who is erased. */
const NOBODYS = "@erased.invalid";

/** Queues a mail in the writing transaction: it goes out if and only if that commits. To who is erased there is none. */
export const queueMail = async (tx: Tx, queued: QueuedMail): Promise<void> => {
  if (!isNobodys(queued)) await enqueue(tx, "mail", written(queued), `mail:${queued.key}`);
};

/** The same for a confirmation, whose receipt the worker draws: one that fails to be drawn is tried again, as one that fails to be sent [PAY-4]. */
export const queueReceiptMail = async (
  tx: Tx,
  { attemptId, seesMethod, ...queued }: QueuedReceiptMail,
): Promise<void> => {
  if (isNobodys(queued)) return;
  const payload = { mail: written(queued), attemptId, locale: queued.locale, seesMethod };
  await enqueue(tx, "receipt_mail", payload, `mail:${queued.key}`);
};

const isNobodys = ({ to }: QueuedMail): boolean => to.endsWith(NOBODYS);

const written = ({ key, to, locale, brand, content, file }: QueuedMail): MailJob => ({
  messageId: messageIdFor(key),
  to,
  subject: content.subject,
  text: renderText(content),
  html: renderHtml(content, brand, locale),
  ...(file ? { file } : {}),
});
