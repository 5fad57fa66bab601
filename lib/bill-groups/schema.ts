import { z } from "zod";

/** An id as it stands in an address, a form or a cookie. */
export const billGroupId = z.uuid();

/** The one that a link has in mind; anything odd counts as none. */
export const linkSearch = z.object({ group: billGroupId.optional().catch(undefined) });

export const chooseBillGroupInput = z.object({ billGroup: billGroupId });
export type ChooseBillGroupInput = z.output<typeof chooseBillGroupInput>;
