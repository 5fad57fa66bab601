import type { PaymentLineStatus as Value } from "@/lib/payments/list/types";
import { Status, type Tone } from "../ui/status";

/** Loud only where money was taken back. */
export const LINE_TONES: Record<Value, Tone> = {
  received: "good",
  processing: "brand",
  unapplied: "warn",
  partly_refunded: "neutral",
  refunded: "neutral",
  disputed: "warn",
  charged_back: "bad",
  refund_pending: "brand",
  refund_made: "neutral",
  refund_failed: "warn",
  chargeback_open: "warn",
  chargeback_won: "neutral",
  chargeback_lost: "bad",
};

export function PaymentLineStatus({ status, label }: { status: Value; label: string }) {
  return <Status tone={LINE_TONES[status]}>{label}</Status>;
}
