"use server";

import { deskAction } from "@/lib/platform/action";
import { accountPath } from "../rules";
import { liftSuspension, suspendAccount } from "./commands";
import { suspensionDonePath } from "./rules";
import { liftInput, suspendInput } from "./schema";

export const suspendAccountAction = deskAction({
  name: "accounts.suspend",
  permission: "accounts.suspend",
  input: suspendInput,
  run: suspendAccount,
  revalidate: ({ account }) => [accountPath(account)],
  redirectTo: (_done, { account }) => suspensionDonePath(account, "suspended"),
});

export const liftSuspensionAction = deskAction({
  name: "accounts.lift_suspension",
  permission: "accounts.suspend",
  input: liftInput,
  run: liftSuspension,
  revalidate: ({ account }) => [accountPath(account)],
  redirectTo: (_done, { account }) => suspensionDonePath(account, "lifted"),
});
