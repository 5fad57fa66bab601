import { z } from "zod";
import { billGroupId } from "@/lib/billing/settings/schema";
import { contractNumber } from "@/lib/contracts/schema";

export const methodId = z.uuid();
export const setupId = z.uuid();

export const methodInput = z.object({ billGroup: billGroupId, method: methodId });
export type MethodInput = z.output<typeof methodInput>;

/** The page that asks before it removes, by its search. */
export const methodChoice = z.object({ method: methodId.optional().catch(undefined) });

/** What the list may be opened with. */
export const methodsSearch = z.object({ removed: z.literal("1").optional().catch(undefined) });

export const addMethodInput = z.object({ billGroup: billGroupId, contract: contractNumber.optional() });
export type AddMethodInput = z.output<typeof addMethodInput>;

/** `default`: what its bill group uses. */
export const chooseCardInput = z.object({
  contract: contractNumber,
  method: z.union([methodId, z.literal("default")]),
});
export type ChooseCardInput = z.output<typeof chooseCardInput>;
