import { postFact } from "@/lib/ledger/commands";
import type { LedgerSide } from "@/lib/ledger/types";
import type { Tx } from "@/lib/platform/db";
import { auditMoved } from "../../commands/audit-moved";
import type { Share } from "../../types";
import type { KnownReversals, PaidShare, ReversedPayment } from "../facts";
import { hasFailed, standingOf } from "../rules";
import type { Standing } from "../types";

export const standingNow = ({ amountMinor }: ReversedPayment, { shares, refunds, chargebacks }: KnownReversals) =>
  standingOf(
    { amountMinor, shares },
    refunds.map(({ id, minor, status }) => ({ id, minor, counts: !hasFailed(status) })),
    chargebacks.map(({ id, minor, status, openedMinor }) => ({ id, minor, isLost: status === "lost", openedMinor })),
  );

interface Reversal {
  /** `refund:<id>`, `refund_failed:<id>`, `dispute:<id>`. */
  readonly key: string;
  readonly before: Standing["totals"];
  readonly after: Standing["totals"];
  /** What opens again. */
  readonly opened?: readonly Share[];
}

/** The ledger's fact: what changed by it between cash, unapplied money, what opens nothing, and invoices. */
export function postReversal(
  tx: Tx,
  { id: paymentId, accountId, currency }: ReversedPayment,
  { key, before, after, opened = [] }: Reversal,
): Promise<boolean> {
  const sides: LedgerSide[] = [
    { kind: "cash", paymentId, minor: before.cash - after.cash },
    { kind: "unapplied", paymentId, minor: after.unapplied - before.unapplied },
    { kind: "refunded", paymentId, minor: after.refunded - before.refunded },
    ...opened.map(
      ({ contractId, invoiceId, minor }): LedgerSide => ({ kind: "receivable", contractId, invoiceId, minor }),
    ),
  ];
  return postFact(tx, { accountId, currency, key, sides });
}

interface Told {
  readonly action: string;
  readonly requestId: string;
  /** By share of the payment. */
  readonly parts: readonly bigint[];
  /** What concerns no invoice. */
  readonly restMinor: bigint;
}

export const auditReversal = (
  tx: Tx,
  payment: ReversedPayment,
  shares: readonly PaidShare[],
  { requestId, ...moved }: Told,
): Promise<void> => auditMoved(tx, { actor: { kind: "system", name: "payments" }, requestId }, payment, shares, moved);
