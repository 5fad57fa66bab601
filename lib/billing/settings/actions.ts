"use server";

import { portalAction } from "@/lib/platform/action";
import { billingPath } from "../rules";
import { changeGroupNumbers, saveGroupAddress } from "./commands";
import { groupAddressInput, groupNumbersInput } from "./schema";

export const changeGroupNumbersAction = portalAction({
  name: "billing.change_numbers",
  permission: "billing.change_group",
  input: groupNumbersInput,
  run: changeGroupNumbers,
  revalidate: ({ billGroup }) => [billingPath(billGroup)],
  done: () => "billing_saved",
});

export const saveGroupAddressAction = portalAction({
  name: "billing.save_address",
  permission: "billing.change_group",
  input: groupAddressInput,
  run: saveGroupAddress,
  revalidate: ({ billGroup }) => [billingPath(billGroup)],
  done: () => "billing_saved",
});
