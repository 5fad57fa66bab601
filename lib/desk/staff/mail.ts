import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/locales";
import { queueMail } from "@/lib/platform/mail/queue";
import { translator } from "@/lib/platform/translate";

/** Tells who was let in where the desk is. */
export async function mailStaffAdded(tx: Tx, { eventId, email }: { eventId: string; email: string }): Promise<void> {
  const seller = await tx.sellerEntity.findFirstOrThrow({
    orderBy: { rank: "asc" },
    select: { name: true, brandColor: true },
  });
  const known = await tx.person.findUnique({ where: { email }, select: { locale: true } });
  const locale = isLocale(known?.locale) ? known.locale : DEFAULT_LOCALE;
  const t = translator(locale);
  await queueMail(tx, {
    key: `staff_added:${eventId}`,
    to: email,
    locale,
    brand: { name: seller.name, color: seller.brandColor },
    content: {
      subject: t("mail.staff_added.subject", { seller: seller.name }),
      heading: t("mail.staff_added.heading"),
      paragraphs: [t("mail.staff_added.body", { seller: seller.name })],
      action: { label: t("mail.staff_added.button"), url: `${env().APP_URL}/desk` },
      footer: [],
    },
  });
}
