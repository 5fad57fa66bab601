import { randomUUID } from "node:crypto";
import { chargeSavedMethod } from "@/lib/payments/saved/commands/charge-saved-method";
import type { SavedCharge } from "@/lib/payments/saved/types";
import { startAttempt } from "@/lib/payments/sets/commands/start-attempt";
import { whole } from "@/lib/payments/sets/rules";
import type { Ctx, ViewerCtx } from "@/lib/platform/viewer";
import type { Sandbox } from "@/sandbox/sandbox";
import { sdkFor } from "../sandbox/kit";
import { change, row, rows } from "../setup/admin";
import { ctxOf } from "../setup/world";

export interface SavedMethod {
  readonly id: string;
  /** At the provider. */
  readonly providerId: string;
  readonly customer: string;
}

/** What a bill group's methods belong to at the provider, made there and here if need be. */
export async function customerOf(sandbox: Sandbox, group: string): Promise<string> {
  const [known] = await rows<{ id: string }>(
    "SELECT provider_id AS id FROM provider_customer JOIN bill_group ON bill_group.id = bill_group_id WHERE name = $1",
    [group],
  );
  if (known) return known.id;
  const { id } = await sdkFor(sandbox).customers.create({ name: group });
  await change("INSERT INTO provider_customer SELECT id, account_id, $2, now() FROM bill_group WHERE name = $1", [
    group,
    id,
  ]);
  return id;
}

/** The demo's own methods, which the emptied sandbox does not know. */
export const forgetMethods = async (): Promise<void> => {
  await rows(`UPDATE contract SET payment_method_id = NULL; DELETE FROM payment_method_details; DELETE FROM payment_method;
    DELETE FROM provider_customer`);
};

/** A bill group's customer at a provider that was emptied; what was saved there before is nothing any more. */
export async function startAgain(sandbox: Sandbox, group: string): Promise<void> {
  const { id } = await sdkFor(sandbox).customers.create({ name: group });
  await rows(
    `INSERT INTO provider_customer SELECT id, account_id, $2, now() FROM bill_group WHERE name = $1
     ON CONFLICT (bill_group_id) DO UPDATE SET provider_id = excluded.provider_id`,
    [group, id],
  );
}

interface Given {
  /** One of the provider's test ids. */
  card?: string;
  expires?: readonly [month: number, year: number];
  isDefault?: boolean;
}

/** A method of a bill group as adding one leaves it, at the provider and here; the first is the default one. */
export async function saveMethod(sandbox: Sandbox, group: string, given: Given = {}): Promise<SavedMethod> {
  const { card = "pm_card_visa", expires = [12, 2034] } = given;
  const customer = await customerOf(sandbox, group);
  const attached = await sdkFor(sandbox).paymentMethods.attach(card, { customer });
  const id = randomUUID();
  const { isFirst } = await row<{ isFirst: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM payment_method method JOIN bill_group ON bill_group.id = bill_group_id
       WHERE name = $1 AND is_default) AS "isFirst"`,
    [group],
  );
  await change(
    `INSERT INTO payment_method (id, account_id, bill_group_id, kind, provider_method_id, is_default, added_at)
     SELECT $2, account_id, id, $3::payment_method_kind, $4, $5, portal.now() FROM bill_group WHERE name = $1`,
    [group, id, attached.type === "card" ? "card" : "bank_debit", attached.id, given.isDefault ?? isFirst],
  );
  await change(
    `INSERT INTO payment_method_details (method_id, account_id, bill_group_id, name, last4, expiry_month, expiry_year)
     SELECT id, account_id, bill_group_id, 'Visa', $2, $3, $4 FROM payment_method WHERE id = $1`,
    [id, attached.card?.last4 ?? attached.sepa_debit?.last4 ?? "0000", ...(attached.card ? expires : [null, null])],
  );
  return { id, providerId: attached.id, customer };
}

/** The first phase of a charge to a saved method, and then dead. */
export const startCharge = async (
  ctx: Ctx | ViewerCtx,
  { reference, methodId }: SavedCharge,
): Promise<{ attemptId: string }> => ({
  attemptId: await startAttempt(ctx, { shares: [whole(reference)], way: { kind: "saved", methodId } }),
});

/** As the action does it for somebody who pressed once. */
export const paySaved = async (email: string, reference: string, methodId: string): Promise<{ attemptId: string }> =>
  chargeSavedMethod(await ctxOf(email, "payments.pay"), { reference, methodId });

/** Gives somebody manage billing in a bill group, as a colleague does [ACC-8]. */
export const mayManageBilling = (email: string, group: string): Promise<void> =>
  change(
    `INSERT INTO billing_manager SELECT account_id, bill_group.id, person.id, now() FROM bill_group, person
     WHERE bill_group.name = $2 AND email = $1 ON CONFLICT DO NOTHING`,
    [email, group],
  );

export interface IntentSeen {
  id: string;
  status: string;
  kind: string;
  intent: string | null;
  declineCode: string | null;
}

/** The newest attempt at an invoice with a saved method. */
export async function savedAttemptAt(number: string): Promise<IntentSeen> {
  const [attempt] = await rows<IntentSeen>(
    `SELECT attempt.id, attempt.status::text, attempt.kind::text, provider_intent_id AS intent, decline_code AS "declineCode"
     FROM payment_attempt attempt
     JOIN payment_attempt_invoice tried ON tried.attempt_id = attempt.id JOIN invoice ON invoice.id = tried.invoice_id
     WHERE invoice.number = $1 AND kind <> 'checkout' ORDER BY attempt.created_at DESC`,
    [number],
  );
  if (!attempt) throw new Error(`nobody has tried to pay ${number} with a saved method`);
  return attempt;
}
