import { z } from "zod";

/** A dispute's or transfer's id in an address. */
export const thingId = z.uuid();

const text = z.string().max(200).optional();

/** The activity's state as it stands in the URL; anything odd falls back rather than fails. */
export const activitySearch = z.object({ after: text.catch(undefined), before: text.catch(undefined) });
export type ActivitySearch = z.output<typeof activitySearch>;

/** What became of an upload, as its page's address tells. */
export const uploadSearch = z.object({ files: z.string().max(100).optional().catch(undefined) });
