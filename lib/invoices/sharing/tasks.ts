import { systemDb } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { TaskPayloads } from "@/lib/platform/jobs";
import { sendMail } from "@/lib/platform/mail/send";
import { renderInvoicePdf } from "../document/pdf";
import { readInvoiceDocument } from "../document/queries";
import { brandOf, type SharedFound, selectShared } from "./facts";
import { shareMail } from "./mail";

interface SharedByMail extends SharedFound {
  to: string;
  note: string | null;
  who: string;
  email: string;
}

/** Job `share_mail`: nothing goes out once whoever shared it sees the contract no more, or the invoice is void [INV-7]. */
export async function sendShareMail({ shareId }: TaskPayloads["share_mail"]): Promise<void> {
  const mail = await systemDb(async (tx) => {
    const [found] = await tx.$queryRaw<SharedByMail[]>(Prisma.sql`
      SELECT shared.*, share.sent_to AS to, share.note, person.email,
             coalesce(named.first_name || ' ' || named.last_name, person.email) AS who
      FROM (${selectShared(Prisma.sql`(SELECT * FROM invoice_share WHERE id = ${shareId}::uuid AND kind = 'mail') share`)}) shared
      JOIN invoice_share share ON share.id = shared."shareId"
      JOIN contract_access sharer
        ON sharer.contract_id = share.contract_id AND sharer.person_id = share.shared_by_person_id
      JOIN person ON person.id = share.shared_by_person_id
      LEFT JOIN account_person named ON named.account_id = share.account_id AND named.person_id = person.id`);
    if (!found || found.isVoid) return null;
    return { found, document: await readInvoiceDocument(tx, null, found.reference) };
  });
  if (!mail) return;
  const { found, document } = mail;
  const pdf = await renderInvoicePdf(document);
  await sendMail(shareMail({ ...found, document, pdf, brand: brandOf(found) }, document.locale));
}
