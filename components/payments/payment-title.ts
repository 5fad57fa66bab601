import type { AttemptStatus } from "@/lib/payments/types";

/** Key under `payments`: what the page is called by where the payment stands. */
export const PAYMENT_TITLES = {
  succeeded: "confirmation_title",
  processing: "processing_title",
  created: "open_title",
  open: "open_title",
  expired: "ended_title",
  canceled: "ended_title",
  failed: "ended_title",
} as const satisfies Record<AttemptStatus, string>;
