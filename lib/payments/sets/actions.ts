"use server";

import { portalAction } from "@/lib/platform/action";
import { callOffPaymentInput } from "../schema";
import { payTogether, resumePayment } from "./commands/pay-together";
import { payTogetherInput } from "./schema";

export const payTogetherAction = portalAction({
  name: "payments.pay_together",
  permission: "payments.pay",
  input: payTogetherInput,
  run: payTogether,
  revalidate: () => ["/invoices"],
  redirectTo: ({ url }) => url,
});

export const resumePaymentAction = portalAction({
  name: "payments.resume",
  permission: "payments.pay",
  input: callOffPaymentInput,
  run: resumePayment,
  revalidate: () => ["/invoices"],
  redirectTo: ({ url }) => url,
});
