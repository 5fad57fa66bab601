"use server";

import { deskAction } from "@/lib/platform/action";
import { deskInvoicePath } from "../rules";
import { voidAtDesk } from "./commands";
import { voidInput } from "./schema";

export const voidInvoiceAction = deskAction({
  name: "invoices.void",
  permission: "invoices.settle",
  input: voidInput,
  run: voidAtDesk,
  revalidate: ({ reference }) => [deskInvoicePath(reference), "/desk/collections"],
  redirectTo: (_, { reference }) => deskInvoicePath(reference),
});
