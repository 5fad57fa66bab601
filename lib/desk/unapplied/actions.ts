"use server";

import { deskInvoicePath } from "@/lib/invoices/rules";
import { deskAction } from "@/lib/platform/action";
import { applyUnapplied } from "./commands";
import { unappliedPath } from "./rules";
import { applyInput } from "./schema";

export const applyUnappliedAction = deskAction({
  name: "payments.apply",
  permission: "invoices.settle",
  input: applyInput,
  run: applyUnapplied,
  revalidate: ({ payment, reference }) => [unappliedPath(payment), deskInvoicePath(reference), "/desk/collections"],
  redirectTo: (_, { payment }) => unappliedPath(payment),
});
