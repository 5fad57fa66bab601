import type { Tx } from "@/lib/platform/db";
import { formatMoney } from "@/lib/platform/format";
import { DEFAULT_LOCALE } from "@/lib/platform/locales";
import { queueMail } from "@/lib/platform/mail/queue";
import { translator } from "@/lib/platform/translate";
import type { FoundQuote } from "../types";

interface Decline {
  /** Of the audit row: however often it is tried, it is one mail. */
  readonly eventId: string;
  readonly by: string;
  readonly reason: string | null;
}

/** Tells the account executive that a quote was declined, and why in the customer's words [QUO-1]. */
export async function tellOfDecline(tx: Tx, quote: FoundQuote, { eventId, by, reason }: Decline): Promise<void> {
  const [{ color }] = await tx.$queryRaw<[{ color: string }]>`
    SELECT brand_color AS color FROM seller_entity WHERE id = ${quote.sellerEntityId}::uuid`;
  const { number, account, title, contractNumber, seller, total, origin, accountExecutive } = quote;
  const t = translator(DEFAULT_LOCALE);
  const what = origin === "customer" ? "discarded" : "declined";
  const named = { number, account, by };
  await queueMail(tx, {
    key: `quote_declined:${eventId}`,
    to: accountExecutive.email,
    locale: DEFAULT_LOCALE,
    brand: { name: seller, color },
    content: {
      subject: t(`mail.quote_declined.${what}.subject`, named),
      heading: t(`mail.quote_declined.${what}.heading`, named),
      paragraphs: [t(`mail.quote_declined.${reason ? "wrote" : "without_reason"}`, named), ...(reason ? [reason] : [])],
      facts: [
        [t("mail.quote_declined.account"), account],
        [t("mail.quote_declined.contract"), contractNumber],
        [t("mail.quote_declined.quote"), `${number}: ${title}`],
        [t("mail.quote_declined.total"), formatMoney(total, DEFAULT_LOCALE)],
      ],
      footer: [],
    },
  });
}
