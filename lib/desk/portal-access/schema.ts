import { z } from "zod";
import { emailAddress } from "@/lib/auth/address";
import type { AccessRule } from "./types";

const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

type Typed = Omit<AccessRule, "id">;

/** A domain, with or without an @ before it, or one address; in lower case, one at a time [ACC-2, ACC-3]. */
const typedRule = z
  .string()
  .trim()
  .min(1, { error: "rule_missing", abort: true })
  .max(2_000, { error: "rule_malformed", abort: true })
  .toLowerCase()
  .transform((text, check): Typed => {
    const rule = readRule(text);
    if (typeof rule !== "string") return rule;
    check.addIssue({ code: "custom", message: rule });
    return z.NEVER;
  });

function readRule(text: string): Typed | "rule_several" | "rule_malformed" {
  if (/[,;\s]/.test(text)) return "rule_several";
  const domain = text.replace(/^@/, "");
  if (!domain.includes("@")) return isDomain(domain) ? { kind: "domain", value: domain } : "rule_malformed";
  const address = emailAddress.safeParse(text);
  return address.success ? { kind: "address", value: address.data } : "rule_malformed";
}

const isDomain = (text: string): boolean => text.length <= 253 && DOMAIN.test(text);

export const addRuleInput = z.object({
  billGroup: z.uuid(),
  rule: typedRule,
  /** The addresses that somebody was shown and said yes to: a line each. */
  swallows: z.string().max(200_000).optional(),
});
export type AddRuleInput = z.output<typeof addRuleInput>;

export const removeRuleInput = z.object({ billGroup: z.uuid(), rule: z.uuid() });
export type RemoveRuleInput = z.output<typeof removeRuleInput>;

export const switchRulesInput = z.object({ billGroup: z.uuid(), to: z.enum(["on", "off"]) });
export type SwitchRulesInput = z.output<typeof switchRulesInput>;

/** What the pages about one rule are opened with; anything odd is none. */
export const ruleChoice = z.object({
  rule: z.uuid().optional().catch(undefined),
  domain: z
    .string()
    .max(253)
    .refine((text) => isDomain(text))
    .optional()
    .catch(undefined),
});

/** What was just done, to say so. */
export const accessSearch = z.object({
  done: z.enum(["removed", "added", "on", "off"]).optional().catch(undefined),
});
