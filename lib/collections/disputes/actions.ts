"use server";

import { invoicePath } from "@/lib/invoices/rules";
import { deskAction, portalAction } from "@/lib/platform/action";
import { openDispute } from "./commands/open-dispute";
import { answerDispute, settleDispute } from "./commands/settle-dispute";
import { withdrawDispute } from "./commands/withdraw-dispute";
import { writeToDispute } from "./commands/write-to-dispute";
import { deskDisputePath, disputePath } from "./rules";
import { openDisputeInput, settleInput, withdrawInput, writeInput } from "./schema";

export const openDisputeAction = portalAction({
  name: "disputes.open",
  permission: "collections.speak",
  input: openDisputeInput,
  run: openDispute,
  revalidate: ({ reference }) => [invoicePath(reference), disputePath(reference)],
  redirectTo: (_result, { reference }) => disputePath(reference),
});

export const writeToDisputeAction = portalAction({
  name: "disputes.write",
  permission: "collections.speak",
  input: writeInput,
  run: writeToDispute,
  revalidate: (_input, { reference }) => [disputePath(reference)],
  done: () => "dispute_written",
});

export const withdrawDisputeAction = portalAction({
  name: "disputes.withdraw",
  permission: "collections.speak",
  input: withdrawInput,
  run: withdrawDispute,
  revalidate: (_input, { reference }) => [invoicePath(reference), disputePath(reference)],
  redirectTo: ({ reference }) => disputePath(reference),
});

export const answerDisputeAction = deskAction({
  name: "disputes.answer",
  permission: "collections.answer",
  input: writeInput,
  run: answerDispute,
  revalidate: ({ dispute }) => [deskDisputePath(dispute)],
  done: () => "dispute_answered",
});

export const settleDisputeAction = deskAction({
  name: "disputes.settle",
  permission: "invoices.settle",
  input: settleInput,
  run: settleDispute,
  revalidate: ({ dispute }) => [deskDisputePath(dispute), "/desk/collections"],
  redirectTo: (_, { dispute }) => deskDisputePath(dispute),
});
