import { applyCredit, issueCreditMemo } from "@/lib/invoices/commands";
import { openCheckout } from "@/lib/payments/commands/open-checkout";
import { startAttempt } from "@/lib/payments/sets/commands/start-attempt";
import { whole } from "@/lib/payments/sets/rules";
import type { WantedShare } from "@/lib/payments/sets/types";
import { plainDate } from "@/lib/platform/dates";
import { systemDb } from "@/lib/platform/db";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { row, rows } from "../setup/admin";
import { systemCtx } from "../setup/system";
import { ctxOf } from "../setup/world";

/** Begins to pay an invoice whole, with a new card. */
export async function payInvoice(ctx: ViewerCtx, { reference }: { reference: string }): Promise<{ url: string }> {
  const attemptId = await startAttempt(ctx, { shares: [whole(reference)], way: { kind: "page", means: "card" } });
  return { url: await openCheckout(attemptId) };
}

/** As the action does it for somebody who pressed Pay Now. */
export const pay = async (email: string, reference: string): Promise<{ url: string }> =>
  payInvoice(await ctxOf(email, "payments.pay"), { reference });

/** "INV-1042" whole, or "INV-1042=100.00" in part. */
export const wanting = (...asked: readonly string[]): WantedShare[] =>
  asked.map((one, at) => {
    const [reference = "", typed] = one.split("=");
    return { reference, typed: typed ?? null, field: `amount.${at}` };
  });

/** Begins to pay a set on the provider's page. @returns the attempt */
export async function paySet(
  email: string,
  asked: readonly string[],
  means: "card" | "bank_debit" = "card",
): Promise<string> {
  const ctx = await ctxOf(email, "payments.pay");
  const attemptId = await startAttempt(ctx, { shares: wanting(...asked), way: { kind: "page", means } });
  await openCheckout(attemptId);
  return attemptId;
}

/** The provider's session of an attempt. */
export const sessionOf = async (attemptId: string): Promise<string> =>
  (await row<{ id: string }>("SELECT provider_session_id AS id FROM payment_attempt WHERE id = $1", [attemptId])).id;

export interface AttemptSeen {
  id: string;
  status: string;
  session: string;
  declineCode: string | null;
}

/** The newest attempt at an invoice. */
export async function attemptAt(number: string): Promise<AttemptSeen> {
  const [attempt] = await attemptsAt(number);
  if (!attempt) throw new Error(`nobody has tried to pay ${number}`);
  return attempt;
}

export const attemptsAt = (number: string): Promise<AttemptSeen[]> =>
  rows<AttemptSeen>(
    `SELECT attempt.id, attempt.status::text, provider_session_id AS session, decline_code AS "declineCode"
     FROM payment_attempt attempt
     JOIN payment_attempt_invoice tried ON tried.attempt_id = attempt.id JOIN invoice ON invoice.id = tried.invoice_id
     WHERE invoice.number = $1 ORDER BY attempt.created_at DESC, attempt.ended_at DESC NULLS FIRST`,
    [number],
  );

/** What is open on an invoice, in minor units. */
export const openOn = async (number: string): Promise<number> =>
  (await row<{ open: number }>("SELECT open_minor::int AS open FROM invoice WHERE number = $1", [number])).open;

/** What has been received on an invoice, by allocations. */
export const paidOn = async (number: string): Promise<number[]> => {
  const found = await rows<{ minor: number }>(
    `SELECT amount_minor::int AS minor FROM payment_allocation share JOIN invoice ON invoice.id = share.invoice_id
     WHERE number = $1 ORDER BY 1`,
    [number],
  );
  return found.map(({ minor }) => minor);
};

/** A credit memo over that much, all of it applied to an invoice. */
export async function credit(number: string, amountMinor: bigint): Promise<void> {
  const invoice = await row<{ id: string; accountId: string; contractId: string; sellerEntityId: string }>(
    `SELECT id, account_id AS "accountId", contract_id AS "contractId", seller_entity_id AS "sellerEntityId"
     FROM invoice WHERE number = $1`,
    [number],
  );
  const { id: invoiceId, ...place } = invoice;
  const [memo, application] = [crypto.randomUUID(), crypto.randomUUID()];
  await systemDb(async (tx) => {
    await issueCreditMemo(tx, {
      ...{ ...place, id: memo, number: `CM-${memo.slice(0, 6)}`, currency: "USD", totalMinor: amountMinor },
      ...{ issuedOn: plainDate("2027-01-01"), reason: null, sourceHash: null },
    });
    await applyCredit(tx, systemCtx(), { id: application, creditMemoId: memo, invoiceId, amountMinor });
  });
}
