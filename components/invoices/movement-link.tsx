import { creditMemoPath } from "@/lib/invoices/credit-memos/rules";
import type { InvoiceMovement } from "@/lib/invoices/types";
import { paymentPath, receiptPath } from "@/lib/payments/rules";
import { TextLink } from "../ui/text-link";

interface MovementLinkProps {
  movement: InvoiceMovement;
  children: string;
}

/** To a payment's confirmation, or to its receipt where nobody paid here; a credit leads to its memo [PAY-4, PAY-10]. */
export function MovementLink({ movement: { attemptId, paymentId, memoId }, children }: MovementLinkProps) {
  if (attemptId) return <TextLink href={paymentPath(attemptId)}>{children}</TextLink>;
  if (memoId) return <TextLink href={creditMemoPath(memoId)}>{children}</TextLink>;
  if (!paymentId) return children;
  return (
    <TextLink plain href={receiptPath(paymentId)}>
      {children}
    </TextLink>
  );
}
