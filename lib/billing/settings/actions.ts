"use server";

import { billGroupPath } from "@/lib/bill-groups/rules";
import { portalAction } from "@/lib/platform/action";
import { changeGroupNumbers, saveGroupAddress } from "./commands";
import { groupAddressInput, groupNumbersInput } from "./schema";

export const changeGroupNumbersAction = portalAction({
  name: "billing.change_numbers",
  permission: "billing.change_group",
  input: groupNumbersInput,
  run: changeGroupNumbers,
  revalidate: ({ billGroup }) => [billGroupPath(billGroup)],
  done: () => "billing_saved",
});

export const saveGroupAddressAction = portalAction({
  name: "billing.save_address",
  permission: "billing.change_group",
  input: groupAddressInput,
  run: saveGroupAddress,
  revalidate: ({ billGroup }) => [billGroupPath(billGroup)],
  done: () => "billing_saved",
});
