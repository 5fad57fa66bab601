import { z } from "zod";

/** Which session: by its id, or all but this one. */
export const endSessionInput = z.object({ session: z.union([z.uuid(), z.literal("others")]) });
export type EndSessionInput = z.output<typeof endSessionInput>;
