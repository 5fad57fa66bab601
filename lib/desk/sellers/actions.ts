"use server";

import { deskAction } from "@/lib/platform/action";
import { changeSellerBank, changeSellerLook, removeSellerLogo, setSellerLimits } from "./commands";
import { sellerPath } from "./rules";
import { sellerBankInput, sellerInput, sellerLimitsInput, sellerLookInput } from "./schema";

export const changeSellerLookAction = deskAction({
  name: "sellers.change_look",
  permission: "sellers.manage",
  input: sellerLookInput,
  run: changeSellerLook,
  revalidate: ({ seller }) => [sellerPath(seller)],
  done: () => "seller_saved",
});

export const removeSellerLogoAction = deskAction({
  name: "sellers.remove_logo",
  permission: "sellers.manage",
  input: sellerInput,
  run: removeSellerLogo,
  revalidate: ({ seller }) => [sellerPath(seller)],
  done: () => "seller_logo_removed",
});

export const setSellerLimitsAction = deskAction({
  name: "sellers.set_limits",
  permission: "sellers.manage",
  input: sellerLimitsInput,
  run: setSellerLimits,
  revalidate: ({ seller }) => [sellerPath(seller)],
  done: () => "seller_saved",
});

export const changeSellerBankAction = deskAction({
  name: "sellers.change_bank",
  permission: "sellers.manage",
  input: sellerBankInput,
  run: changeSellerBank,
  revalidate: ({ seller }) => [sellerPath(seller)],
  done: () => "seller_bank_saved",
});
