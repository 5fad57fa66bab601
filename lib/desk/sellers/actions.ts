"use server";

import { deskAction } from "@/lib/platform/action";
import { changeSellerBank, changeSellerLook, setSellerLimits } from "./commands";
import { sellerPath } from "./rules";
import { sellerBankInput, sellerLimitsInput, sellerLookInput } from "./schema";

export const changeSellerLookAction = deskAction({
  name: "sellers.change_look",
  permission: "sellers.manage",
  input: sellerLookInput,
  run: changeSellerLook,
  revalidate: ({ seller }) => [sellerPath(seller)],
  done: () => "seller_saved",
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
