"use server";

import { portalAction, publicAction } from "@/lib/platform/action";
import { askToSignIn } from "./commands/ask-to-sign-in";
import { signInByCode } from "./commands/sign-in-by-code";
import { signInByLink } from "./commands/sign-in-by-link";
import { signOut } from "./commands/sign-out";
import { afterSigningIn, askingCookies, signedInCookies } from "./rules";
import { askToSignInInput, signInByCodeInput, signInByLinkInput, signOutInput } from "./schema";

export const askToSignInAction = publicAction({
  name: "auth.ask_to_sign_in",
  input: askToSignInInput,
  run: askToSignIn,
  cookies: askingCookies,
  redirectTo: () => "/sign-in/code",
});

export const signInByLinkAction = publicAction({
  name: "auth.sign_in_by_link",
  input: signInByLinkInput,
  run: signInByLink,
  cookies: signedInCookies,
  redirectTo: afterSigningIn,
});

export const signInByCodeAction = publicAction({
  name: "auth.sign_in_by_code",
  input: signInByCodeInput,
  run: signInByCode,
  cookies: signedInCookies,
  redirectTo: afterSigningIn,
});

export const signOutAction = portalAction({
  name: "auth.sign_out",
  permission: "session.end_own",
  input: signOutInput,
  run: signOut,
  cookies: () => ({ session: null }),
  redirectTo: () => "/sign-in?signed-out=1",
});
