import { readPublicBrand } from "@/lib/branding/queries";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { DEFAULT_LOCALE } from "@/lib/platform/locales";
import { queueMail } from "@/lib/platform/mail/queue";
import { translator } from "@/lib/platform/translate";
import { endpointPath } from "./rules";

interface Paused {
  readonly eventId: string;
  readonly endpointId: string;
  readonly name: string;
  readonly url: string;
  readonly pausedBy: "failing" | "gone";
}

/** To each admin: an endpoint was paused by itself [DSK-6]. */
export async function mailPaused(tx: Tx, { eventId, endpointId, name, url, pausedBy }: Paused): Promise<void> {
  const brand = await readPublicBrand(tx);
  const t = translator(DEFAULT_LOCALE);
  const admins = await tx.$queryRaw<{ id: string; email: string }[]>`
    SELECT id, email FROM staff WHERE role = 'admin' AND ended_at IS NULL ORDER BY email`;
  for (const { id, email } of admins)
    await queueMail(tx, {
      key: `webhook_paused:${eventId}:${id}`,
      to: email,
      locale: DEFAULT_LOCALE,
      brand,
      content: {
        subject: t("mail.webhook_paused.subject", { name }),
        heading: t("mail.webhook_paused.heading", { name }),
        paragraphs: [t(`mail.webhook_paused.${pausedBy}`), t("mail.webhook_paused.what_now")],
        facts: [[t("mail.webhook_paused.address"), url]],
        action: { label: t("mail.webhook_paused.open"), url: `${env().APP_URL}${endpointPath(endpointId)}` },
        footer: [],
      },
    });
}
