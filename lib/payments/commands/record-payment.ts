import { postFact } from "@/lib/ledger/commands";
import type { LedgerSide } from "@/lib/ledger/types";
import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { lockCharge } from "../reversals/facts";
import type { PaymentDraft, RecordedPayment, RecordedShare, Share } from "../types";

/**
 * Records money that has come in and what it pays, once for each charge, in the transaction of whoever learned of it and
 * through the system's door. What an invoice no longer needs stays unapplied.
 * @returns what became of it, or null when this charge was recorded before [M3].
 */
export async function recordPayment(tx: Tx, draft: PaymentDraft): Promise<RecordedPayment | null> {
  // What the provider tells of the charge meanwhile waits, and finds it.
  if (draft.providerChargeId) await lockCharge(tx, draft.providerChargeId);
  const shares = await lockAndFit(tx, draft.shares);
  const allocated = shares.reduce((total, { minor }) => total + minor, 0n);
  const sides: LedgerSide[] = [
    { kind: "cash", paymentId: draft.id, minor: draft.amountMinor },
    ...shares.map(
      ({ invoiceId, contractId, minor }): LedgerSide => ({ kind: "receivable", invoiceId, contractId, minor: -minor }),
    ),
    { kind: "unapplied", paymentId: draft.id, minor: allocated - draft.amountMinor },
  ];
  const number = await insertPayment(tx, draft);
  if (!number) return null;
  if (shares.length > 0)
    await tx.$executeRaw`
      INSERT INTO payment_allocation (id, account_id, contract_id, payment_id, invoice_id, amount_minor)
      VALUES ${Prisma.join(
        shares.map(
          ({ contractId, invoiceId, minor }) =>
            Prisma.sql`(gen_random_uuid(), ${draft.accountId}::uuid, ${contractId}::uuid, ${draft.id}::uuid,
                        ${invoiceId}::uuid, ${minor}::bigint)`,
        ),
      )}`;
  const { accountId, currency, providerChargeId, id } = draft;
  const key = providerChargeId ? `charge:${providerChargeId}` : `payment:${id}`;
  return (await postFact(tx, { accountId, currency, key, sides }))
    ? { number, shares, unappliedMinor: draft.amountMinor - allocated }
    : null;
}

/** The shares as far as the invoices still need them, their rows locked one after the other in one order. */
async function lockAndFit(tx: Tx, shares: readonly Share[]): Promise<RecordedShare[]> {
  if (shares.length === 0) return [];
  const open = await tx.$queryRaw<{ id: string; number: string; openMinor: bigint }[]>`
    SELECT id, number, open_minor AS "openMinor" FROM invoice
    WHERE id IN (${Prisma.join(shares.map(({ invoiceId }) => Prisma.sql`${invoiceId}::uuid`))}) ORDER BY id FOR UPDATE`;
  const found = new Map(open.map((invoice) => [invoice.id, invoice]));
  return shares
    .map(({ invoiceId, contractId, minor }) => {
      const invoice = found.get(invoiceId);
      const needed = invoice?.openMinor ?? 0n;
      return { invoiceId, contractId, invoice: invoice?.number ?? "", minor: needed < minor ? needed : minor };
    })
    .filter(({ minor }) => minor > 0n);
}

async function insertPayment(tx: Tx, draft: PaymentDraft): Promise<string | null> {
  const [made] = await tx.$queryRaw<{ number: string }[]>`
    INSERT INTO payment (id, account_id, number, method, method_name, last4, currency, amount_minor, received_at,
                         provider_charge_id, attempt_id, payer_person_id)
    VALUES (${draft.id}::uuid, ${draft.accountId}::uuid, 'P-' || nextval('payment_number'),
            ${draft.method}::payment_method_kind, ${draft.methodName}, ${draft.last4}, ${draft.currency},
            ${draft.amountMinor}::bigint, coalesce(${draft.receivedAt}::timestamptz, portal.now()),
            ${draft.providerChargeId}, ${draft.attemptId}::uuid, ${draft.payerPersonId}::uuid)
    ON CONFLICT (provider_charge_id) DO NOTHING RETURNING number`;
  return made?.number ?? null;
}
