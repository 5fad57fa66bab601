import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/locales";
import { queueMail } from "@/lib/platform/mail/queue";
import { translator } from "@/lib/platform/translate";
import { lastOf, sellerPath } from "./rules";
import type { SellerMoney } from "./types";

interface BankNews {
  readonly eventId: string;
  readonly seller: { readonly id: string; readonly name: string; readonly color: string };
  readonly before: SellerMoney;
  /** The new account number. */
  readonly accountNumber: string;
  readonly by: string;
}

/** Tells every admin that transfers are told to go elsewhere: whoever steals one admin's session is seen by the others. */
export async function tellAdminsOfBank(
  tx: Tx,
  { eventId, seller, before, accountNumber, by }: BankNews,
): Promise<void> {
  const admins = await tx.$queryRaw<{ email: string; locale: string | null }[]>`
    SELECT staff.email, person.locale FROM staff LEFT JOIN person ON person.email = staff.email
    WHERE staff.role = 'admin' AND staff.ended_at IS NULL ORDER BY staff.email`;
  for (const { email: to, locale: wanted } of admins) {
    const locale = wanted && isLocale(wanted) ? wanted : DEFAULT_LOCALE;
    const t = translator(locale);
    const { currency } = before;
    const named = { seller: seller.name, currency, by };
    await queueMail(tx, {
      key: `bank_changed:${eventId}:${to}`,
      ...{ to, locale, brand: { name: seller.name, color: seller.color } },
      content: {
        subject: t("mail.bank_changed.subject", named),
        heading: t("mail.bank_changed.heading", named),
        paragraphs: [t("mail.bank_changed.body", named)],
        facts: [
          [t("mail.bank_changed.before"), lastOf(before.accountNumber)],
          [t("mail.bank_changed.after"), lastOf(accountNumber)],
        ],
        action: { label: t("mail.bank_changed.button"), url: `${env().APP_URL}${sellerPath(seller.id)}` },
        footer: [t("mail.bank_changed.wrong")],
      },
    });
  }
}
