import { renderReceiptPdf } from "@/lib/invoices/document/pdf";
import { fileName } from "@/lib/platform/file-name";
import type { TaskPayloads } from "@/lib/platform/jobs";
import { sendMail } from "@/lib/platform/mail/send";
import { getMailedReceipt } from "./queries";

/** Job `receipt_mail`: the confirmation as it was written, with the receipt as PDF [PAY-4]. */
export async function sendReceiptMail({
  mail,
  attemptId,
  locale,
  seesMethod,
}: TaskPayloads["receipt_mail"]): Promise<void> {
  const receipt = await getMailedReceipt(attemptId, locale, seesMethod);
  const pdf = await renderReceiptPdf(receipt);
  await sendMail({
    ...mail,
    file: {
      ...{ name: fileName(receipt.number, "pdf"), type: "application/pdf", encoding: "base64" },
      content: Buffer.from(pdf).toString("base64"),
    },
  });
}
