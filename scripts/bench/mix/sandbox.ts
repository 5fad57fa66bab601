import { randomBytes } from "node:crypto";
import { type ControlClient, controlClient } from "../../../sandbox/control/client";
import { typescript } from "../../start/child";
import type { Run } from "../../start/run";

/** The payment provider that the portal is loaded with: play money, kept in memory, and nothing of earlier runs. */
export interface Provider {
  control: ControlClient;
  /** What the portal is told of it. */
  settings: Record<string, string>;
}

export async function startProvider(run: Run, port: number, portalPort: number): Promise<Provider> {
  const secret = (): string => randomBytes(20).toString("hex");
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    STRIPE_SECRET_KEY: `sk_test_${secret()}`,
    STRIPE_WEBHOOK_SECRET: `whsec_${secret()}`,
    STRIPE_API_URL: url,
  };
  const { PATH } = process.env;
  await run.step("Payment sandbox started", async () => {
    const sandbox = run.service({
      name: "The payment sandbox",
      args: typescript("sandbox/server.ts"),
      env: {
        ...{ PATH, ...settings, SANDBOX_PORT: String(port) },
        SANDBOX_WEBHOOK_URL: `http://127.0.0.1:${portalPort}/api/stripe/webhook`,
      },
    });
    await sandbox.saysLine("sandbox ready");
  });
  return { control: controlClient(url), settings };
}
