import { z } from "zod";
import { contractNumber } from "@/lib/contracts/schema";
import { personId } from "../schema";

export const handoverRole = z.enum(["primary", "card_holder"]);

export const nominateInput = z.object({
  contractNumber,
  role: handoverRole,
  /** Whom, chosen from the contract's contacts. Messages are keys of `errors.field`. */
  person: z
    .string("nobody_chosen")
    .pipe(personId.or(z.literal("")))
    .refine((id) => id !== "", "nobody_chosen"),
});
export type NominateInput = z.output<typeof nominateInput>;

export const handoverInput = z.object({ handover: z.uuid() });
export type HandoverInput = z.output<typeof handoverInput>;

/** What the page of nominating is opened with. */
export const nominateSearch = z.object({
  contract: contractNumber.optional().catch(undefined),
  role: handoverRole.optional().catch(undefined),
});

export const handoverInPath = (segment: string): string | null => z.uuid().safeParse(segment).data ?? null;
