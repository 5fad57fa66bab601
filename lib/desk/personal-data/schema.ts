import { z } from "zod";
import { emailAddress } from "@/lib/auth/address";

/** As it stands in the page's address. */
export const personalDataSearch = z.object({
  email: z.string().max(300).optional().catch(undefined),
  done: z.enum(["erased"]).optional().catch(undefined),
});

export const personAddress = emailAddress;

/** The address is typed once more: what is erased does not come back. */
export const eraseInput = z
  .object({ email: emailAddress, again: z.string().trim().toLowerCase().max(300) })
  .refine(({ email, again }) => email === again, { path: ["again"], error: "address_differs" });
export type EraseInput = z.output<typeof eraseInput>;
