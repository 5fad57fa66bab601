import type { InvoiceMovement } from "@/lib/invoices/types";
import { paymentPath } from "@/lib/payments/rules";
import { TextLink } from "../ui/text-link";

interface MovementLinkProps {
  movement: InvoiceMovement;
  children: string;
}

/** To a payment's page; a credit leads nowhere [PAY-4, PAY-9]. */
export function MovementLink({ movement: { attemptId, paymentId }, children }: MovementLinkProps) {
  const id = attemptId ?? paymentId;
  return id ? <TextLink href={paymentPath(id)}>{children}</TextLink> : children;
}
