import { z } from "zod";

export const logoId = z.uuid();

/** `rrggbb`, as it stands in the stylesheet's address. */
export const brandColor = z.string().regex(/^[0-9a-f]{6}$/);
