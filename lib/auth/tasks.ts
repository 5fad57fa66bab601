import { readPublicBrand } from "@/lib/branding/queries";
import { systemDb } from "@/lib/platform/db";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/locales";
import { sendMail } from "@/lib/platform/mail/send";
import { signInMail } from "./mail";

/** Job `sign_in_mail`: nothing to send when a newer request has replaced this one, or it ran out. */
export async function sendSignInMail({ requestId }: { requestId: string }): Promise<void> {
  const mail = await systemDb(async (tx) => {
    const [request] = await tx.$queryRaw<{ id: string; email: string; locale: string }[]>`
      SELECT id, email, locale FROM sign_in_request WHERE id = ${requestId}::uuid AND expires_at > portal.now()`;
    if (!request) return null;
    const locale = isLocale(request.locale) ? request.locale : DEFAULT_LOCALE;
    return signInMail({ ...request, locale }, await readPublicBrand(tx));
  });
  if (mail) await sendMail(mail);
}
