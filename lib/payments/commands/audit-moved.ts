import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import type { Ctx } from "@/lib/platform/viewer";

interface Payment {
  readonly accountId: string;
  readonly number: string;
  readonly currency: string;
}

interface Moved {
  /** `payment.received`, `payment.refunded` and their like. */
  readonly action: string;
  /** By share. */
  readonly parts: readonly bigint[];
  /** What concerns no invoice. */
  readonly restMinor: bigint;
}

/**
 * What came of a payment's money, in minor units: a row of history on each contract, about its own part; what concerns no
 * invoice is kept with the account [A7].
 */
export async function auditMoved(
  tx: Tx,
  ctx: Ctx,
  { accountId, number, currency }: Payment,
  shares: readonly { readonly contractId: string; readonly invoice: string }[],
  { action, parts, restMinor }: Moved,
): Promise<void> {
  for (const [at, { contractId, invoice }] of shares.entries()) {
    const minor = parts[at] ?? 0n;
    if (minor === 0n) continue;
    const after = { payment: number, invoice, amount: minor.toString(), currency };
    await audit(tx, ctx, { action, accountId, contractId, after });
  }
  if (restMinor > 0n)
    await audit(tx, ctx, { action, accountId, after: { payment: number, amount: restMinor.toString(), currency } });
}
