import { payInvoice } from "@/lib/payments/commands/pay-invoice";
import { row, rows } from "../setup/admin";
import { ctxOf } from "../setup/world";

/** As the action does it for somebody who pressed Pay Now. */
export const pay = async (email: string, reference: string): Promise<{ url: string }> =>
  payInvoice(await ctxOf(email, "payments.pay"), { reference });

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
