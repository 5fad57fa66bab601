import { z } from "zod";
import { listed } from "@/lib/platform/fields";
import { SCOPES } from "../schema";

const MOST_NAME = 80;

export const makeKeyInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, "name_missing")
    .max(MOST_NAME, "too_long")
    .regex(/^\P{Cc}*$/u, "line_malformed"),
  scopes: z
    .string()
    .default("")
    .transform((value) => SCOPES.filter((scope) => listed(value).includes(scope)))
    .refine((scopes) => scopes.length > 0, "nothing_ticked"),
  endsOn: z.preprocess((value) => (value === "" ? undefined : value), z.iso.date("date_malformed").optional()),
});
export type MakeKeyInput = z.output<typeof makeKeyInput>;

export const revokeKeyInput = z.object({ key: z.uuid() });
export type RevokeKeyInput = z.output<typeof revokeKeyInput>;
