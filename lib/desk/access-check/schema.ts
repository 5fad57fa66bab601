import { z } from "zod";
import { emailAddress } from "@/lib/auth/address";

/** As it stands in the page's address; what is wrong with it is said beside the field. */
export const accessCheckSearch = z.object({
  email: z.string().max(300).optional().catch(undefined),
  ended: z.coerce.number().int().min(0).max(100_000).optional().catch(undefined),
});

export const checkedAddress = emailAddress;

export const endSessionsInput = z.object({ email: emailAddress });
export type EndSessionsInput = z.output<typeof endSessionsInput>;
