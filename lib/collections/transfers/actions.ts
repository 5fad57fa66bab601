"use server";

import { invoicePath } from "@/lib/invoices/rules";
import { portalAction } from "@/lib/platform/action";
import { reportTransfer } from "./commands";
import { transferPath } from "./rules";
import { reportTransferInput } from "./schema";

export const reportTransferAction = portalAction({
  name: "transfers.report",
  permission: "collections.speak",
  input: reportTransferInput,
  run: reportTransfer,
  revalidate: ({ reference }) => [invoicePath(reference), transferPath(reference)],
  done: () => "transfer_reported",
});
