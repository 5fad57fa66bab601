import { z } from "zod";

const ticked = z
  .string()
  .optional()
  .transform((value) => value === "on");

/** What the seller sets of a contract; the boxes come as ticked or not at all. */
export const contractTermsInput = z.object({
  contract: z.string().trim().min(1).max(60),
  onlinePayment: ticked,
  renewalSelfService: ticked,
});
export type ContractTermsInput = z.output<typeof contractTermsInput>;
