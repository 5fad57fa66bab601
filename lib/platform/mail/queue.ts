import { createHash } from "node:crypto";
import type { Tx } from "../db";
import { env } from "../env";
import { enqueue, type MailFile } from "../jobs";
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

/** The same fact gives the same Message-ID, so a mail sent twice is shown once. */
export const messageIdFor = (key: string): string =>
  `<${createHash("sha256").update(key).digest("hex").slice(0, 40)}@${new URL(env().APP_URL).hostname}>`;

/** Nobody reads there: who is erased. */
const NOBODYS = "@erased.invalid";

/** Queues a mail in the writing transaction: it goes out if and only if that commits. To who is erased there is none. */
export const queueMail = async (tx: Tx, { key, to, locale, brand, content, file }: QueuedMail): Promise<void> => {
  if (to.endsWith(NOBODYS)) return;
  await enqueue(
    tx,
    "mail",
    {
      messageId: messageIdFor(key),
      to,
      subject: content.subject,
      text: renderText(content),
      html: renderHtml(content, brand, locale),
      ...(file ? { file } : {}),
    },
    `mail:${key}`,
  );
};
