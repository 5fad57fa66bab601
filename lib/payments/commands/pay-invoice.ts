import { lockOwnPlace } from "@/lib/access/locks";
import { getInvoiceFacts, toInvoiceFacts } from "@/lib/invoices/facts";
import { canPayOnline } from "@/lib/invoices/rules";
import { audit } from "@/lib/platform/audit";
import { systemDb, type Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { env } from "@/lib/platform/env";
import { DomainError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { MINUTES_TO_PAY, paymentPath } from "../rules";
import type { PayInvoiceInput } from "../schema";
import { createCheckout, expireCheckout } from "../stripe";

interface StartedAttempt {
  id: string;
  currency: string;
  amountMinor: bigint;
  locale: "en" | "sv";
  title: string;
  /** Set once the provider's page may be shown. */
  url: string | null;
}

/**
 * Starts paying what is open on an invoice, on the provider's page. In phases, with no transaction open while the
 * provider is asked [M6]: attempt committed → checkout made → its id committed → only then its address handed out.
 * Pressed again by the same person it leads to the same page, whose one payment is all there can be [PAY-7].
 * @throws DomainError NOT_FOUND, RULE with the reason of canPayOnline, UNAVAILABLE
 */
export async function payInvoice(
  ctx: ViewerCtx,
  { reference }: Pick<PayInvoiceInput, "reference">,
): Promise<{ url: string }> {
  const started = await transaction(ctx, (tx) => startAttempt(tx, ctx, reference));
  const known = started.url ?? (await checkoutUrlOf(started.id, ctx));
  if (known) return { url: known };
  const checkout = await createCheckout({
    attemptId: started.id,
    currency: started.currency,
    amountMinor: started.amountMinor,
    title: started.title,
    email: ctx.viewer.email,
    locale: started.locale,
    returnUrl: `${env().APP_URL}${paymentPath(started.id)}`,
  });
  const isCommitted = await systemDb((tx) => commitCheckout(tx, started.id, checkout));
  if (isCommitted) return { url: checkout.url };
  // Called off in the meantime: its page is never shown, and closed for good.
  await expireCheckout(checkout.sessionId);
  throw new DomainError("RULE", "payment.ended");
}

async function startAttempt(tx: Tx, ctx: ViewerCtx, reference: string): Promise<StartedAttempt> {
  const { viewer } = ctx;
  const found = await getInvoiceFacts(tx, viewer, reference);
  await lockOwnPlace(tx, ctx, found.contractId);
  // Whoever changes what is open holds this row too, so what is read next is what the attempt is over.
  const locked = await tx.$queryRaw<unknown[]>`SELECT id FROM invoice WHERE id = ${found.id}::uuid FOR UPDATE`;
  if (locked.length === 0) throw notFound();
  const row = await getInvoiceFacts(tx, viewer, reference);
  const title = row.number;
  const own = await findOwnAttempt(tx, ctx, row.id);
  if (own) return { ...own, title };
  requireAllowed(canPayOnline(toInvoiceFacts(row)));
  const id = newId();
  const { accountId, contractId, currency, openMinor } = row;
  await tx.$executeRaw`
    INSERT INTO payment_attempt (id, account_id, currency, amount_minor, payer_person_id, payer_locale, created_at, expires_at)
    VALUES (${id}::uuid, ${accountId}::uuid, ${currency}, ${openMinor}::bigint, ${viewer.personId}::uuid, ${viewer.locale},
            portal.now(), portal.now() + make_interval(mins => ${MINUTES_TO_PAY}::int))`;
  await tx.$executeRaw`
    INSERT INTO payment_attempt_invoice (attempt_id, account_id, contract_id, invoice_id, amount_minor, is_open)
    VALUES (${id}::uuid, ${accountId}::uuid, ${contractId}::uuid, ${row.id}::uuid, ${openMinor}::bigint, true)`;
  await audit(tx, ctx, {
    action: "payment.started",
    accountId,
    contractId,
    after: { invoice: row.number, amount: openMinor.toString(), currency },
  });
  return { id, currency, amountMinor: openMinor, locale: viewer.locale, title, url: null };
}

/** The person's own unfinished checkout for this invoice: going on with it is all there is to do. */
async function findOwnAttempt(
  tx: Tx,
  { viewer }: ViewerCtx,
  invoiceId: string,
): Promise<Omit<StartedAttempt, "title"> | null> {
  const [own] = await tx.$queryRaw<
    { id: string; currency: string; amountMinor: bigint; locale: "en" | "sv"; status: string }[]
  >`
    SELECT attempt.id, attempt.currency, attempt.amount_minor AS "amountMinor", attempt.payer_locale AS locale,
           attempt.status::text AS status
    FROM payment_attempt attempt JOIN payment_attempt_invoice tried ON tried.attempt_id = attempt.id
    WHERE tried.invoice_id = ${invoiceId}::uuid AND tried.is_open AND attempt.kind = 'checkout'
      AND attempt.payer_person_id = ${viewer.personId}::uuid`;
  if (!own || own.status === "processing") return null;
  const { status: _status, ...attempt } = own;
  return { ...attempt, url: null };
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
    UPDATE payment_attempt SET status = 'open', provider_session_id = ${sessionId}, checkout_url = ${url}
    WHERE id = ${id}::uuid AND ended_at IS NULL
      AND (provider_session_id IS NULL OR provider_session_id = ${sessionId})`;
  return updated > 0;
}
