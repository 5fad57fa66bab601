"use server";

import { deskInvoicePath } from "@/lib/invoices/rules";
import { deskAction } from "@/lib/platform/action";
import { applyUnapplied, takeOff } from "./commands";
import { unappliedPath } from "./rules";
import { applyInput, takeOffInput } from "./schema";

export const applyUnappliedAction = deskAction({
  name: "payments.apply",
  permission: "invoices.settle",
  input: applyInput,
  run: applyUnapplied,
  revalidate: ({ payment, reference }) => [unappliedPath(payment), deskInvoicePath(reference), "/desk/collections"],
  redirectTo: (_, { payment }) => unappliedPath(payment, "applied"),
});

export const takeOffAction = deskAction({
  name: "payments.take_off",
  permission: "invoices.settle",
  input: takeOffInput,
  run: takeOff,
  revalidate: ({ payment, reference }) => [unappliedPath(payment), deskInvoicePath(reference), "/desk/collections"],
  redirectTo: (_, { payment }) => unappliedPath(payment, "taken_off"),
});
