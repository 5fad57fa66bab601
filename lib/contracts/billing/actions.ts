"use server";

import { portalAction } from "@/lib/platform/action";
import { addressTabPath, contactTabPath } from "../rules";
import { correctPrimaryContact, returnToGroupAddress, saveContractAddress } from "./commands";
import { contractAddressInput, ownAddressInput, primaryContactInput } from "./schema";

export const saveContractAddressAction = portalAction({
  name: "contracts.save_address",
  permission: "billing.update",
  input: contractAddressInput,
  run: saveContractAddress,
  revalidate: ({ contract, kind }) => [kind === "billing" ? addressTabPath(contract) : contactTabPath(contract)],
  done: () => "billing_saved",
});

export const returnToGroupAddressAction = portalAction({
  name: "contracts.return_to_group_address",
  permission: "billing.update",
  input: ownAddressInput,
  run: returnToGroupAddress,
  revalidate: ({ contract }) => [contactTabPath(contract)],
  redirectTo: (_result, { contract, kind }) =>
    `${contactTabPath(contract)}?${new URLSearchParams({ of: kind, back: "done" })}`,
});

export const correctPrimaryContactAction = portalAction({
  name: "contracts.correct_primary_contact",
  permission: "billing.update",
  input: primaryContactInput,
  run: correctPrimaryContact,
  revalidate: ({ contract }) => [contactTabPath(contract)],
  done: () => "billing_saved",
});
