import { z } from "zod";

/** What a sandbox is started with; everything else about it is ordered through its control endpoint. */
export interface SandboxOptions {
  /** 0 takes a free port. */
  port?: number | undefined;
  host?: string | undefined;
  /** The one key it accepts. */
  secretKey?: string | undefined;
  webhookSecret?: string | undefined;
  /** Where events are sent; without it they stay pending. */
  webhookUrl?: string | undefined;
  /** Where the state survives a restart; without it, it lives in memory. */
  dataFile?: string | undefined;
  /** The portal's database, to see whether a transaction stays open during a call [M6]. */
  databaseUrl?: string | undefined;
  /** How many events are under way at once: with one, they arrive in the order they happened. */
  webhookConcurrency?: number | undefined;
  /** Takes a line for each request. It never holds a body, a query or a header. */
  log?: ((line: string) => void) | undefined;
}

/** Any key of Stripe's test mode, and never one that could move real money. */
const testKey = z.string().regex(/^sk_test_\w{1,200}$/, "must be a test key, sk_test_…");
const webUrl = z.url({ protocol: /^https?$/ });

const environment = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(12_111),
  SANDBOX_HOST: z.string().min(1).max(255).default("127.0.0.1"),
  STRIPE_SECRET_KEY: testKey.default("sk_test_sandbox"),
  STRIPE_WEBHOOK_SECRET: z.string().min(8).max(255).default("whsec_sandbox"),
  SANDBOX_WEBHOOK_URL: webUrl.optional(),
  SANDBOX_DATA: z.string().min(1).max(1_024).optional(),
  SANDBOX_DATABASE_URL: z.string().min(1).max(2_048).optional(),
});

/** Reads the sandbox's own settings. @throws naming each setting that is wrong, never its value. */
export function settingsFrom(env: Record<string, string | undefined>): SandboxOptions {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const read = environment.safeParse(filled);
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The sandbox's settings are wrong. ${wrong.join("; ")}`);
  }
  return {
    port: read.data.SANDBOX_PORT,
    host: read.data.SANDBOX_HOST,
    secretKey: read.data.STRIPE_SECRET_KEY,
    webhookSecret: read.data.STRIPE_WEBHOOK_SECRET,
    webhookUrl: read.data.SANDBOX_WEBHOOK_URL,
    dataFile: read.data.SANDBOX_DATA,
    databaseUrl: read.data.SANDBOX_DATABASE_URL,
  };
}

/** The same defaults for those who start it as a library, on a free port. @throws where the key is no test key. */
export function completed(options: SandboxOptions) {
  return {
    ...options,
    port: options.port ?? 0,
    host: options.host ?? "127.0.0.1",
    secretKey: testKey.parse(options.secretKey ?? "sk_test_sandbox"),
    webhookSecret: options.webhookSecret ?? "whsec_sandbox",
    webhookConcurrency: options.webhookConcurrency ?? 1,
    log: options.log ?? (() => undefined),
  };
}

export type Settings = ReturnType<typeof completed>;
