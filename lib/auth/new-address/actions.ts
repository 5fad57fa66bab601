"use server";

import { portalAction, publicAction } from "@/lib/platform/action";
import { signInAgain } from "../commands/sign-in-again";
import { signInForLink } from "../commands/sign-in-for-link";
import { askingCookies } from "../rules";
import { askForNewAddress } from "./commands/ask-for-new-address";
import { confirmNewAddress } from "./commands/confirm-new-address";
import { withdrawNewAddress } from "./commands/withdraw-new-address";
import { askForNewAddressInput, newAddressLinkInput, signInAgainInput, withdrawNewAddressInput } from "./schema";

export const askForNewAddressAction = portalAction({
  name: "new_address.ask",
  permission: "person.change_address",
  input: askForNewAddressInput,
  run: askForNewAddress,
  revalidate: () => ["/profile"],
  done: ({ email }) => ({ key: "new_address_asked", values: { email } }),
});

export const withdrawNewAddressAction = portalAction({
  name: "new_address.withdraw",
  permission: "person.change_address",
  input: withdrawNewAddressInput,
  run: withdrawNewAddress,
  redirectTo: () => "/profile?done=withdrawn",
});

export const confirmNewAddressAction = portalAction({
  name: "new_address.confirm",
  permission: "person.change_address",
  input: newAddressLinkInput,
  run: confirmNewAddress,
  cookies: () => ({ new_address: null }),
  redirectTo: () => "/profile?done=changed",
});

/** Mails the usual link and code to one's own address, since the sign-in is too long ago. */
export const signInAgainAction = publicAction({
  name: "new_address.sign_in_again",
  input: signInAgainInput,
  run: signInAgain,
  cookies: askingCookies,
  redirectTo: () => "/sign-in/code",
});

/** Keeps the link in this browser while its person signs in. */
export const signInForLinkAction = publicAction({
  name: "new_address.sign_in_for_link",
  input: newAddressLinkInput,
  run: signInForLink,
  cookies: (_result, { token }) => ({ new_address: token, session: null }),
  redirectTo: () => "/sign-in?next=/new-address",
});
