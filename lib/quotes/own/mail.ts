import type { Buying } from "@/lib/catalog/facts";
import type { PricedTotals } from "@/lib/catalog/types";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatMoney } from "@/lib/platform/format";
import { DEFAULT_LOCALE } from "@/lib/platform/locales";
import { queueMail } from "@/lib/platform/mail/queue";
import { translator } from "@/lib/platform/translate";
import { deskQuotePath } from "../rules";

interface Made {
  /** Of the audit row: however often it is tried, it is one mail. */
  readonly eventId: string;
  readonly number: string;
  readonly contractNumber: string;
  readonly products: string;
  readonly totals: PricedTotals;
  readonly by: string;
}

/** Tells the account executive that a customer made a quote by themselves [QUO-5]. */
export async function tellOfOwnQuote(tx: Tx, buying: Buying, made: Made): Promise<void> {
  const { account, seller: name, brandColor: color, accountExecutive } = buying;
  const { eventId, number, contractNumber, products, totals, by } = made;
  const t = translator(DEFAULT_LOCALE);
  const named = { number, account, by };
  await queueMail(tx, {
    key: `quote_made:${eventId}`,
    to: accountExecutive.email,
    locale: DEFAULT_LOCALE,
    brand: { name, color },
    content: {
      subject: t("mail.quote_made.subject", named),
      heading: t("mail.quote_made.heading", named),
      paragraphs: [t("mail.quote_made.body", named)],
      facts: [
        [t("mail.quote_declined.account"), account],
        [t("mail.quote_declined.contract"), contractNumber],
        [t("mail.quote_made.products"), products],
        [t("mail.quote_declined.total"), formatMoney(totals.total, DEFAULT_LOCALE)],
      ],
      action: { label: t("mail.quote_made.button"), url: `${env().APP_URL}${deskQuotePath(number)}` },
      footer: [],
    },
  });
}
