import { envSchema } from "@/lib/platform/env";

const names = Object.keys(envSchema.shape).filter((name) => name !== "NODE_ENV");

/** Every setting, unset: whatever a developer has set, in the shell or in `.env`, does not reach such a process. */
export const blankSettings = (): Record<string, string> => Object.fromEntries(names.map((name) => [name, ""]));

/** An environment with no setting in it. */
export function withoutSettings<T>(environment: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.includes(name)));
}
