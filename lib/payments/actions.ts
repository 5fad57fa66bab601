"use server";

import { portalAction } from "@/lib/platform/action";
import { callOffPayment } from "./commands/call-off-payment";
import { paymentPath } from "./rules";
import { callOffPaymentInput, payInvoiceInput } from "./schema";
import { payNow } from "./sets/commands/pay-together";

export const payInvoiceAction = portalAction({
  name: "payments.pay_invoice",
  permission: "payments.pay",
  input: payInvoiceInput,
  run: payNow,
  redirectTo: ({ url }) => url,
});

export const callOffPaymentAction = portalAction({
  name: "payments.call_off",
  permission: "payments.pay",
  input: callOffPaymentInput,
  run: callOffPayment,
  revalidate: () => ["/invoices"],
  redirectTo: (_result, { attempt }) => paymentPath(attempt),
});
