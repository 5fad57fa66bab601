import { z } from "zod";
import { contractNumber } from "../schema";

export const decideRenewalInput = z.object({ contractNumber });
export type DecideRenewalInput = z.output<typeof decideRenewalInput>;
