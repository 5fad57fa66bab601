import { readOwnSeller } from "@/lib/branding/queries";
import { systemDb } from "@/lib/platform/db";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/locales";
import { sendMail } from "@/lib/platform/mail/send";
import { newAddressMail } from "./mail";

interface AskedRow {
  id: string;
  personId: string;
  from: string;
  to: string;
  locale: string | null;
}

/** Job `new_address_mail`: nothing to send when the change was replaced, withdrawn or made, or ran out. */
export async function sendNewAddressMail({ changeId }: { changeId: string }): Promise<void> {
  const mail = await systemDb(async (tx) => {
    const [asked] = await tx.$queryRaw<AskedRow[]>`
      SELECT asked.id, person.id AS "personId", person.email AS from, asked.email AS to, person.locale
      FROM new_address asked JOIN person ON person.id = asked.person_id
      WHERE asked.id = ${changeId}::uuid AND asked.expires_at > portal.now()`;
    if (!asked) return null;
    const locale = isLocale(asked.locale) ? asked.locale : DEFAULT_LOCALE;
    return newAddressMail({ ...asked, locale }, (await readOwnSeller(tx, asked)).brand);
  });
  if (mail) await sendMail(mail);
}
