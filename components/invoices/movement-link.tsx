import { creditMemoPath } from "@/lib/invoices/credit-memos/rules";
import type { InvoiceMovement } from "@/lib/invoices/types";
import { paymentPath } from "@/lib/payments/rules";
import { TextLink } from "../ui/text-link";

interface MovementLinkProps {
  movement: InvoiceMovement;
  children: string;
}

/** To a payment's page, or to a credit's memo [PAY-4, PAY-9, PAY-10]. */
export function MovementLink({ movement: { attemptId, paymentId, memoId }, children }: MovementLinkProps) {
  if (memoId) return <TextLink href={creditMemoPath(memoId)}>{children}</TextLink>;
  const id = attemptId ?? paymentId;
  return id ? <TextLink href={paymentPath(id)}>{children}</TextLink> : children;
}
