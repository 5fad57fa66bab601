import { renderReceiptPdf } from "@/lib/invoices/document/pdf";
import { DomainError, notFound } from "@/lib/platform/errors";
import { countFile } from "@/lib/platform/limits";
import { portalLoader } from "@/lib/platform/loader";
import { log } from "@/lib/platform/log";
import type { Viewer } from "@/lib/platform/viewer";
import { checkoutUrlOf } from "./commands/open-checkout";
import { settleAttempt } from "./commands/settle-attempt";
import { getPaymentOutcome, isOwnAttempt } from "./queries";
import { getReceipt } from "./receipt/queries";
import { findPaymentLines } from "./reversals/queries";
import { attemptId } from "./schema";

const idIn = (segment: string): string => {
  const id = attemptId.safeParse(segment);
  if (!id.success) throw notFound();
  return id.data;
};

/**
 * By the part of the address that names it. Coming back from the provider's page, nobody waits for its event: the
 * provider is asked here too, by the same function as everywhere [PAY-5].
 */
export const loadPaymentOutcome = portalLoader(async (viewer: Viewer, segment: string) => {
  const id = idIn(segment);
  const known = await getPaymentOutcome(viewer, id);
  if (viewer.preview || (known.status !== "open" && known.status !== "processing")) return known;
  try {
    await settleAttempt(id);
  } catch (error) {
    // Unknown is a state of its own: what is known so far is shown, and the janitor asks again [M4].
    if (!(error instanceof DomainError)) throw error;
    log.warn({ err: error, attemptId: id }, "the provider did not answer the page a payer came back to");
    return known;
  }
  return getPaymentOutcome(viewer, id);
});

/** The receipt of a payment as a file [PAY-4]. @throws DomainError TOO_MANY */
export const loadReceiptPdf = portalLoader(async (viewer: Viewer, segment: string) => {
  const id = idIn(segment);
  await countFile(viewer);
  const receipt = await getReceipt(viewer, id);
  return { name: receipt.number, bytes: await renderReceiptPdf(receipt) };
});

/**
 * The provider's page of the viewer's own payment; null once it may not be shown any more. It names the invoice, so a
 * payer who no longer sees that is told that there is nothing [ACC-7].
 */
export const loadCheckoutUrl = portalLoader(async (viewer: Viewer, segment: string) => {
  const { id } = await getPaymentOutcome(viewer, idIn(segment));
  return viewer.preview ? null : checkoutUrlOf(id, { viewer });
});

/** What the Payments tab says of the payment that a page's address names; null while no money has come in [PAY-9]. */
export const loadPaymentLines = portalLoader(async (viewer: Viewer, segment: string) =>
  findPaymentLines(viewer, idIn(segment)),
);

/** Whether a page's address names an attempt; a payment that came another way has none. */
export const loadIsAttempt = portalLoader(async (viewer: Viewer, segment: string) =>
  isOwnAttempt(viewer, idIn(segment)),
);
