import { z } from "zod";
import { personName } from "@/lib/accounts/schema";
import { phoneNumber, postalAddressFields, version } from "@/lib/addresses/schema";
import { contractNumber } from "../schema";

/** One of a contract's addresses as its form sends it [CON-5, CON-6]. */
export const contractAddressInput = z.object({
  contract: contractNumber,
  kind: z.enum(["billing", "contact", "shipping"]),
  version,
  ...postalAddressFields,
});
export type ContractAddressInput = z.output<typeof contractAddressInput>;

/** Which of a contract's own addresses goes, so that the bill group's counts again; as it was when it was asked [CON-6]. */
export const ownAddressInput = z.object({
  contract: contractNumber,
  kind: z.enum(["contact", "shipping"]),
  version,
});
export type OwnAddressInput = z.output<typeof ownAddressInput>;

/** The primary billing contact's name and phone; `seen` is what they were when the form was filled [CON-6]. */
export const primaryContactInput = z.object({
  contract: contractNumber,
  seen: z.string().max(64),
  firstName: personName,
  lastName: personName,
  phone: phoneNumber,
});
export type PrimaryContactInput = z.output<typeof primaryContactInput>;
