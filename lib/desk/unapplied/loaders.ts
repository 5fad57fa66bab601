import { referenceInPath } from "@/lib/invoices/schema";
import { notFound } from "@/lib/platform/errors";
import { deskLoader } from "@/lib/platform/loader";
import { getApplying, getTakingOff, getUnapplied } from "./queries";
import { paymentNumber } from "./schema";

function numberIn(segment: string): string {
  const number = paymentNumber.safeParse(segment).data;
  if (!number) throw notFound();
  return number;
}

/** By the payment's number, for who may use its money. */
export const loadUnapplied = deskLoader("invoices.settle", async (staff, segment: string) =>
  getUnapplied(staff, numberIn(segment)),
);

/** By the parts of the address that name the payment and the invoice. */
export const loadApplying = deskLoader("invoices.settle", async (staff, payment: string, segment: string) => {
  const reference = referenceInPath(segment);
  if (!reference) throw notFound();
  return getApplying(staff, numberIn(payment), reference);
});

/** By the same: taking it off that invoice again. */
export const loadTakingOff = deskLoader("invoices.settle", async (staff, payment: string, segment: string) => {
  const reference = referenceInPath(segment);
  if (!reference) throw notFound();
  return getTakingOff(staff, numberIn(payment), reference);
});
