import { applyUnapplied, takeOff } from "@/lib/desk/unapplied/commands";
import { recordPayment } from "@/lib/payments/commands/record-payment";
import { systemDb } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { row } from "../setup/admin";
import { CARL, deskCtx, staffOf } from "./desk";

/** Money that came in for nothing; the payment's number. */
export async function came(
  minor: bigint,
  { account = "Acme Robotics", currency = "USD", charge = null as string | null } = {},
) {
  const { id: accountId } = await row<{ id: string }>("SELECT id FROM account WHERE name = $1", [account]);
  const recorded = await systemDb((tx) =>
    recordPayment(tx, {
      ...{ id: newId(), accountId, method: "transfer", methodName: "Bank", last4: null, currency, amountMinor: minor },
      ...{ shares: [], attemptId: null, payerPersonId: null, providerChargeId: charge, receivedAt: null },
    }),
  );
  return recorded?.number ?? "";
}

export const at = async (email = CARL) => deskCtx(await staffOf(email), "invoices.settle");

export const use = async (payment: string, reference: string, amount: string, email = CARL) =>
  applyUnapplied(await at(email), { payment, reference, amount });

/** What names that a payment pays something of an invoice now. */
export const shareOf = async (payment: string, reference: string): Promise<string> =>
  (
    await row<{ id: string }>(
      `SELECT share.id FROM payment_allocation share JOIN invoice ON invoice.id = share.invoice_id
       JOIN payment ON payment.id = share.payment_id WHERE payment.number = $1 AND invoice.reference = $2`,
      [payment, reference],
    )
  ).id;

export const off = async (payment: string, reference: string, share?: string, email = CARL) =>
  takeOff(await at(email), { payment, reference, share: share ?? (await shareOf(payment, reference)) });

export const left = async (number: string) =>
  (await row<{ minor: number }>("SELECT unapplied_minor::int AS minor FROM payment WHERE number = $1", [number])).minor;
