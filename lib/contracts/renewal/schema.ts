import { z } from "zod";
import { contractNumber } from "../schema";

export const decideRenewalInput = z.object({
  contractNumber,
  /** Sent from the confirmation page, which goes on to the contract; the dialog stays where it is. */
  from: z.literal("page").optional(),
});
export type DecideRenewalInput = z.output<typeof decideRenewalInput>;
