import type { InvoiceMovement } from "@/lib/invoices/types";
import { paymentPath, receiptPath } from "@/lib/payments/rules";
import { TextLink } from "../ui/text-link";

interface MovementLinkProps {
  movement: InvoiceMovement;
  children: string;
}

/** To a payment's confirmation, or to its receipt where nobody paid here; a credit leads nowhere [PAY-4]. */
export function MovementLink({ movement: { attemptId, paymentId }, children }: MovementLinkProps) {
  if (attemptId) return <TextLink href={paymentPath(attemptId)}>{children}</TextLink>;
  if (!paymentId) return children;
  return (
    <TextLink plain href={receiptPath(paymentId)}>
      {children}
    </TextLink>
  );
}
