import { afterAll } from "vitest";
import { type Sandbox, startSandbox } from "@/sandbox/sandbox";

/**
 * The payment sandbox inside the test's own process, with the settings that lead the portal to it. The portal reads its
 * settings on first use: call this from `vi.hoisted`, before anything of the portal is loaded.
 */
export async function useSandbox(): Promise<Sandbox> {
  const sandbox = await startSandbox({ databaseUrl: process.env.ADMIN_DATABASE_URL });
  Object.assign(process.env, {
    STRIPE_SECRET_KEY: sandbox.secretKey,
    STRIPE_WEBHOOK_SECRET: sandbox.webhookSecret,
    STRIPE_API_URL: sandbox.url,
    EMBEDDED: "payments",
  });
  afterAll(() => sandbox.stop());
  return sandbox;
}
