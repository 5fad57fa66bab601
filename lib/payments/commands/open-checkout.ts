import { systemDb, type Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { DomainError } from "@/lib/platform/errors";
import type { Locale } from "@/lib/platform/locales";
import type { ViewerCtx } from "@/lib/platform/viewer";
import type { SavedKind } from "../methods/types";
import { readAttempt } from "../recovery/queries";
import type { Described } from "../recovery/types";
import { paymentPath, paymentTitle } from "../rules";
import { createCheckout, expireCheckout } from "../stripe";
import { orEndAttempt } from "./end-refused";

interface CheckoutFound {
  status: string;
  url: string | null;
  currency: string;
  amountMinor: bigint;
  locale: Locale;
  means: SavedKind;
  email: string;
  numbers: string[];
  described: Described;
}

/**
 * The provider's page of an attempt that is committed: checkout made, unpaid → its id committed → only then its address handed
 * out, with no transaction open while the provider is asked [M1, M6]. Asked again it is the same page.
 * @throws DomainError RULE when the attempt has ended or is on its way, or the provider does not take it; UNAVAILABLE
 */
export async function openCheckout(attemptId: string): Promise<string> {
  const { status, url, numbers, ...order } = await systemDb((tx) => getCheckout(tx, attemptId));
  if (status === "processing") throw new DomainError("RULE", "payment.under_way", { params: { until: "none" } });
  if (url) return url;
  const returnUrl = `${env().APP_URL}${paymentPath(attemptId)}`;
  const checkout = await orEndAttempt(attemptId, () =>
    createCheckout({ ...order, attemptId, title: paymentTitle(numbers), returnUrl }),
  );
  if (await systemDb((tx) => commitCheckout(tx, attemptId, checkout))) return checkout.url;
  // Called off in the meantime: its page is never shown, and closed for good.
  await expireCheckout(checkout.sessionId);
  throw new DomainError("RULE", "payment.ended");
}

async function getCheckout(tx: Tx, attemptId: string): Promise<CheckoutFound> {
  const [found] = await tx.$queryRaw<Omit<CheckoutFound, "described">[]>`
    SELECT attempt.status::text AS status, attempt.checkout_url AS url, attempt.currency,
           attempt.amount_minor AS "amountMinor", attempt.payer_locale AS locale, attempt.means::text AS means, person.email,
           ARRAY(SELECT invoice.number FROM payment_attempt_invoice tried JOIN invoice ON invoice.id = tried.invoice_id
                 WHERE tried.attempt_id = attempt.id ORDER BY invoice.number) AS numbers
    FROM payment_attempt attempt JOIN person ON person.id = attempt.payer_person_id
    WHERE attempt.id = ${attemptId}::uuid AND attempt.kind = 'checkout' AND attempt.ended_at IS NULL`;
  if (!found) throw new DomainError("RULE", "payment.ended");
  return { ...found, described: await readAttempt(tx, attemptId) };
}

/** The provider's page of an attempt of the person's own, if it may be shown; through the system's door, which alone reads it. */
export const checkoutUrlOf = (attemptId: string, { viewer }: Pick<ViewerCtx, "viewer">): Promise<string | null> =>
  systemDb(async (tx) => {
    const [attempt] = await tx.$queryRaw<{ url: string | null }[]>`
      SELECT checkout_url AS url FROM payment_attempt
      WHERE id = ${attemptId}::uuid AND payer_person_id = ${viewer.personId}::uuid AND status = 'open'`;
    return attempt?.url ?? null;
  });

/** From here on money may move. @returns false when the attempt has ended, and it may not. */
async function commitCheckout(
  tx: Tx,
  id: string,
  { sessionId, url }: { sessionId: string; url: string },
): Promise<boolean> {
  const updated = await tx.$executeRaw`
    UPDATE payment_attempt SET provider_session_id = ${sessionId},
      status = CASE WHEN status = 'created' THEN 'open' ELSE status END,
      checkout_url = CASE WHEN status = 'processing' THEN NULL ELSE ${url} END
    WHERE id = ${id}::uuid AND ended_at IS NULL
      AND (provider_session_id IS NULL OR provider_session_id = ${sessionId})`;
  return updated > 0;
}
