import { systemDb } from "@/lib/platform/db";
import type { TaskPayloads } from "@/lib/platform/jobs";
import { sendMail } from "@/lib/platform/mail/send";
import { renderInvoicePdf } from "../document/pdf";
import { readInvoiceDocument } from "../document/queries";
import { brandOf } from "./facts";
import { shareMail } from "./mail";
import { readMailed } from "./queries";

/** Job `share_mail`: nothing goes out once whoever shared it sees the contract no more, or the invoice is void [INV-7]. */
export async function sendShareMail({ shareId }: TaskPayloads["share_mail"]): Promise<void> {
  const mail = await systemDb(async (tx) => {
    const found = await readMailed(tx, shareId);
    if (!found || found.isVoid) return null;
    return { found, document: await readInvoiceDocument(tx, null, found.reference) };
  });
  if (!mail) return;
  const { found, document } = mail;
  const pdf = await renderInvoicePdf(document);
  await sendMail(shareMail({ ...found, document, pdf, brand: brandOf(found) }, document.locale));
}
