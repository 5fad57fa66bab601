import { z } from "zod";

export const previewInput = z.object({ billGroup: z.uuid() });
export type PreviewInput = z.output<typeof previewInput>;

export const endPreviewInput = z.object({});
