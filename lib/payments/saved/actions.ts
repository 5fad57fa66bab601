"use server";

import { portalAction } from "@/lib/platform/action";
import { payWithSaved } from "./commands/pay-with-saved";
import { payWithSavedInput } from "./schema";

export const payWithSavedAction = portalAction({
  name: "payments.pay_with_saved",
  permission: "payments.pay",
  input: payWithSavedInput,
  run: payWithSaved,
  revalidate: () => ["/invoices"],
  redirectTo: ({ url }) => url,
});
