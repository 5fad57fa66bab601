"use server";

import { autoPayPath } from "@/lib/bill-groups/rules";
import { portalAction } from "@/lib/platform/action";
import { turnOffAutoPay, turnOnAutoPay } from "./commands/turn";
import { autoPayInput } from "./schema";

export const turnOnAutoPayAction = portalAction({
  name: "auto_pay.turn_on",
  permission: "billing.change_group",
  input: autoPayInput,
  run: turnOnAutoPay,
  revalidate: ({ billGroup }) => [autoPayPath(billGroup)],
  redirectTo: (_result, { billGroup }) => `${autoPayPath(billGroup)}?done=on`,
});

export const turnOffAutoPayAction = portalAction({
  name: "auto_pay.turn_off",
  permission: "billing.change_group",
  input: autoPayInput,
  run: turnOffAutoPay,
  revalidate: ({ billGroup }) => [autoPayPath(billGroup)],
  redirectTo: (_result, { billGroup }) => `${autoPayPath(billGroup)}?done=off`,
});
