import type { Tx } from "@/lib/platform/db";
import type { Described } from "./types";

interface AttemptRow extends Omit<Described, "shares"> {
  readonly shares: readonly { readonly invoiceId: string; readonly minor: string }[];
}

/** An attempt as the provider is told of it; its shares in one order, so that asked again it is the same. */
export async function readAttempt(tx: Tx, id: string): Promise<Described> {
  const [row] = await tx.$queryRaw<AttemptRow[]>`
    SELECT attempt.id AS "attemptId", attempt.account_id AS "accountId", attempt.payer_person_id AS "payerId",
           attempt.payer_locale AS locale, attempt.means::text AS means, attempt.payment_method_id AS "methodId",
           (SELECT json_agg(json_build_object('invoiceId', invoice_id, 'minor', amount_minor::text) ORDER BY invoice_id)
            FROM payment_attempt_invoice WHERE attempt_id = attempt.id) AS shares
    FROM payment_attempt attempt WHERE attempt.id = ${id}::uuid`;
  if (!row) throw new Error(`there is no attempt ${id}`);
  return { ...row, shares: row.shares.map(({ invoiceId, minor }) => ({ invoiceId, minor: BigInt(minor) })) };
}

/**
 * Which of these attempts are here with what the provider calls them; one that the backup caught between its own id and that
 * is not, and money may have come in on it since.
 */
export async function knownAttempts(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text AS id FROM payment_attempt
    WHERE id = ANY (${[...ids]}::uuid[]) AND num_nonnulls(provider_session_id, provider_intent_id) > 0
    UNION SELECT wanted.id FROM unnest(${[...ids]}::text[]) wanted (id)
    WHERE EXISTS (SELECT FROM audit_event WHERE action = 'payment.recovered' AND request_id = 'attempt:' || wanted.id)`;
  return new Set(found.map(({ id }) => id));
}

export interface FittingShare {
  readonly invoiceId: string;
  readonly contractId: string;
  readonly minor: bigint;
}

/**
 * Those of the shares whose invoice is the account's, has that much open, and that no other attempt is open for; the invoices
 * are locked, in the one order in which everybody does.
 */
export async function lockFitting(tx: Tx, { accountId, shares }: Described): Promise<FittingShare[]> {
  const ids = shares.map(({ invoiceId }) => invoiceId);
  const rows = await tx.$queryRaw<{ invoiceId: string; contractId: string; openMinor: bigint; isTaken: boolean }[]>`
    SELECT invoice.id AS "invoiceId", invoice.contract_id AS "contractId", invoice.open_minor AS "openMinor",
           EXISTS (SELECT FROM payment_attempt_invoice WHERE invoice_id = invoice.id AND is_open) AS "isTaken"
    FROM invoice WHERE invoice.id = ANY (${ids}::uuid[]) AND invoice.account_id = ${accountId}::uuid ORDER BY invoice.id FOR UPDATE`;
  return shares.flatMap(({ invoiceId, minor }) => {
    const row = rows.find((one) => one.invoiceId === invoiceId);
    return row && !row.isTaken && row.openMinor >= minor ? [{ invoiceId, contractId: row.contractId, minor }] : [];
  });
}

/** Whether a saved method is still there to have been charged, and whose rows are named. */
export async function isWhole(tx: Tx, { accountId, payerId, methodId }: Described): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ isWhole: boolean }[]>`
    SELECT EXISTS (SELECT FROM account WHERE id = ${accountId}::uuid)
       AND (${payerId}::uuid IS NULL OR EXISTS (SELECT FROM person WHERE id = ${payerId}::uuid))
       AND (${methodId}::uuid IS NULL OR EXISTS (
         SELECT FROM payment_method WHERE id = ${methodId}::uuid AND account_id = ${accountId}::uuid AND removed_at IS NULL))
       AS "isWhole"`;
  return found?.isWhole ?? false;
}
