import type { AttemptStatus, PaymentOutcome } from "@/lib/payments/types";

const TITLES = {
  succeeded: "confirmation_title",
  processing: "processing_title",
  created: "open_title",
  open: "open_title",
  expired: "ended_title",
  canceled: "ended_title",
  failed: "ended_title",
} as const satisfies Record<AttemptStatus, string>;

const DEBIT_TITLES = { processing: "debit_title", failed: "debit_failed_title" } as const;

/** Key under `payments`: what the page is called by where the payment stands. */
export function paymentTitleOf({ status, means }: Pick<PaymentOutcome, "status" | "means">) {
  return means === "bank_debit" && (status === "processing" || status === "failed")
    ? DEBIT_TITLES[status]
    : TITLES[status];
}
