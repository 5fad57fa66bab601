import { z } from "zod";
import { emailAddress } from "../address";

export const askForNewAddressInput = z.object({ email: emailAddress });
export type AskForNewAddressInput = z.output<typeof askForNewAddressInput>;

export const newAddressLinkInput = z.object({ token: z.string().max(100) });
export type NewAddressLinkInput = z.output<typeof newAddressLinkInput>;

export const withdrawNewAddressInput = z.object({});
export const signInAgainInput = z.object({});

/** What the pages may be opened with; anything odd counts as nothing. */
export const newAddressSearch = z.object({ token: z.string().max(100).optional().catch(undefined) });
export const profileSearch = z.object({ done: z.enum(["changed", "withdrawn"]).optional().catch(undefined) });
