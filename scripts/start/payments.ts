import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Plan } from "./plan";

/** Where the embedded sandbox is, with keys that follow from this installation's own secret. */
export function sandboxSettings({ env }: Plan, secret: string): Record<string, string> {
  const derived = (purpose: string): string =>
    createHash("sha256").update(`${secret}:${purpose}`).digest("hex").slice(0, 40);
  return {
    STRIPE_SECRET_KEY: `sk_test_${derived("payment sandbox key")}`,
    STRIPE_WEBHOOK_SECRET: `whsec_${derived("payment sandbox events")}`,
    STRIPE_API_URL: `http://localhost:${env.SANDBOX_PORT}`,
  };
}

/** What the sandbox's own process is told besides. */
export const sandboxEnvironment = ({ env, dataDir }: Plan): Record<string, string> => ({
  SANDBOX_PORT: String(env.SANDBOX_PORT),
  SANDBOX_WEBHOOK_URL: `http://127.0.0.1:${env.PORT}/api/stripe/webhook`,
  SANDBOX_DATA: join(dataDir, "sandbox.json"),
});
