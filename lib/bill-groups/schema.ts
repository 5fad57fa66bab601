import { z } from "zod";

/** An id as it stands in an address, a form or a cookie. */
export const billGroupId = z.uuid();

export const chooseBillGroupInput = z.object({ billGroup: billGroupId });
export type ChooseBillGroupInput = z.output<typeof chooseBillGroupInput>;
