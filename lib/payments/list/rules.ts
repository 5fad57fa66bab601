import type { PaymentSearch } from "./schema";
import type { PaymentLineStatus } from "./types";

/** The list with a state [PAY-9]. */
export const paymentsPath = (search: Partial<PaymentSearch> = {}): string => withState("/payments", search);

/** What is filtered, as a file. */
export const paymentsCsvPath = ({ after: _after, before: _before, ...filters }: Partial<PaymentSearch>): string =>
  withState("/api/exports/payments.csv", filters);

function withState(path: string, search: Partial<PaymentSearch>): string {
  const given = new URLSearchParams(
    Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  return given.size > 0 ? `${path}?${given}` : path;
}

/** Whether anything narrows the list. */
export const isNarrowed = ({ q, status, contract, from, to }: PaymentSearch): boolean =>
  [q, status, contract, from, to].some((value) => value !== undefined);

/** What a payment's status looks at, as far as the viewer sees it. */
export interface PaymentMoney {
  readonly receivedMinor: bigint;
  readonly refundedMinor: bigint;
  readonly unappliedMinor: bigint;
  readonly hasLost: boolean;
  readonly hasOpen: boolean;
}

/** One status, the first that holds. */
export function paymentStatus(payment: PaymentMoney): PaymentLineStatus {
  if (payment.hasLost) return "charged_back";
  if (payment.hasOpen) return "disputed";
  if (payment.refundedMinor > 0n)
    return payment.refundedMinor >= payment.receivedMinor ? "refunded" : "partly_refunded";
  return payment.unappliedMinor > 0n ? "unapplied" : "received";
}
