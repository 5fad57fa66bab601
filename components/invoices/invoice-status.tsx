import type { InvoiceStatus as Value } from "@/lib/invoices/types";
import type { Markup } from "../ui/markup";
import { Status, statusOf, type Tone } from "../ui/status";

const TONES: Record<Value, Tone> = {
  open: "neutral",
  overdue: "bad",
  partially_paid: "neutral",
  processing: "brand",
  paid: "good",
  void: "neutral",
  disputed: "warn",
};

/** The one status an invoice has [INV-1], loud only where it is overdue. */
export function InvoiceStatus({ status, label }: { status: Value; label: string }) {
  return <Status tone={TONES[status]}>{label}</Status>;
}

/** The same in a list. */
export const statusMark = (status: Value, label: string): Markup => statusOf(TONES[status], label);
