import { z } from "zod";
import { emailAddress } from "./address";

export const askToSignInInput = z.object({
  email: emailAddress,
  /** Where to go afterwards; checked by safePath. */
  next: z.string().max(500).optional(),
});
export type AskToSignInInput = z.output<typeof askToSignInInput>;

const token = z.string().max(100);

export const signInByLinkInput = z.object({ token });
export type SignInByLinkInput = z.output<typeof signInByLinkInput>;

export const signInByCodeInput = z.object({
  /** Typed or pasted, with spaces or a dash in it. */
  code: z
    .string()
    .max(50, "code_malformed")
    .transform((text) => text.replace(/[\s-]/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "code_malformed")),
  /** From the mail's link, when it was opened in another browser than the asking one. */
  token: token.optional(),
});
export type SignInByCodeInput = z.output<typeof signInByCodeInput>;

export const signOutInput = z.object({});

/** What sign-in pages may be opened with; anything odd counts as nothing. */
export const signInSearch = z.object({
  next: z.string().max(500).optional().catch(undefined),
  ended: z.literal("1").optional().catch(undefined),
  "signed-out": z.literal("1").optional().catch(undefined),
  token: z.string().max(100).optional().catch(undefined),
});
