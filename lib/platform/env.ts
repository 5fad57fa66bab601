import { z } from "zod";

/**
 * Every setting the portal reads, and the only place that reads `process.env`.
 * `.env.example` lists the same names with the same defaults; a test compares the two.
 */
const port = (fallback: number) => z.coerce.number().int().min(1).max(65535).default(fallback);
const text = (max = 500) => z.string().trim().min(1).max(max);
const postgresUrl = text(2000)
  .regex(/^postgres(ql)?:\/\//, "must start with postgresql://")
  .refine((url) => URL.canParse(url), "is not an address");

export const envSchema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).optional(),
  /** Port of the portal itself. */
  PORT: port(3000),
  /** The address people open, without a trailing slash; links in mails start with it. */
  APP_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  /** Folder of the embedded default's data. */
  DATA_DIR: text().default(".data"),
  /** Folder of the files that people add, which several web processes may share; unset means one of DATA_DIR. */
  FILES_DIR: text(1000).optional(),
  /** Looks at each file before it is taken, its path added as the last word: 0 clean, 1 infected, else no answer. */
  FILE_SCAN_COMMAND: text(1000).optional(),
  DB_PORT: port(54329),
  MAIL_PORT: port(1080),
  SMTP_PORT: port(1025),
  SANDBOX_PORT: port(12111),
  /** Postgres for the web process; unset means the embedded one. */
  DATABASE_URL: postgresUrl.optional(),
  /** A role that may create tables and roles; defaults to DATABASE_URL. */
  MIGRATE_DATABASE_URL: postgresUrl.optional(),
  /** The worker's role; defaults to DATABASE_URL. */
  WORKER_DATABASE_URL: postgresUrl.optional(),
  /** Connections each process may hold. */
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  /** Requests that a web process takes on at once; whoever comes beyond is told to come later. */
  MAX_REQUESTS: z.coerce.number().int().min(1).max(10_000).default(32),
  /** Threads of each process that make PDFs beside its event loop; 0 makes them in it. Unset: 1 in production, else 0. */
  DOCUMENT_THREADS: z.coerce.number().int().min(0).max(16).optional(),
  /** Mail server; unset means the embedded mail catcher. */
  SMTP_URL: text(2000)
    .regex(/^smtps?:\/\//, "must start with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: text(320).default("Fjord Cloud Billing <billing@fjord.example>"),
  STRIPE_SECRET_KEY: text().optional(),
  STRIPE_WEBHOOK_SECRET: text().optional(),
  /** Where Stripe's API is; unset means Stripe itself. The embedded sandbox sets it. */
  STRIPE_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Key for sign-in links and codes, at least 32 characters; the embedded default makes one. */
  AUTH_SECRET: z.string().min(32).max(500).optional(),
  /** Lets webhooks go to private networks and over http, for trying them out. */
  WEBHOOKS_ALLOW_PRIVATE: z.enum(["on", "off"]).default("off"),
  /** Any endpoint that speaks OpenAI's chat completions, for the Portal Agent; unset means it finds answers by itself. */
  AGENT_MODEL_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  AGENT_MODEL_KEY: text(2000).optional(),
  /** The model's name there. */
  AGENT_MODEL: text(200).optional(),
  /** How many proxies in front of the portal add to X-Forwarded-For; 0 means none is believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Demo world: auto seeds an empty embedded database only. */
  DEMO_DATA: z.enum(["auto", "on", "off"]).default("auto"),
  /** Where the portal's clock starts instead of now, an ISO 8601 instant; refused with real keys. */
  TEST_CLOCK: z.iso.datetime({ offset: true }).optional(),
  /** Opens /api/metrics to who sends it as a bearer token; unset means there is no such address. */
  METRICS_TOKEN: z.string().min(32).max(500).optional(),
  /** Where the worker answers with its metrics and health; unset means nowhere. */
  METRICS_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  /** The worker's own address: this machine only, unless it is said otherwise. */
  METRICS_HOST: text(255).default("127.0.0.1"),
  /** Where traces go, an OTLP collector over http; unset means nowhere, and nothing of it is loaded. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  /** How long what serves nobody any more is kept: browsers' names, texts of finished requests, checked import files. */
  RETENTION_DAYS: z.coerce.number().int().min(30).max(3650).default(365),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  /** Set by `npm start` for the processes it runs: which parts are the embedded default. */
  EMBEDDED: z
    .string()
    .max(100)
    .default("")
    .transform((list) => list.split(",").filter(Boolean)),
  /** Set by deploy/Dockerfile for the build: all that the web process needs in one folder. */
  BUILD_OUTPUT: z.enum(["standalone"]).optional(),
  /** Browser for the end-to-end tests. */
  CHROMIUM_PATH: text().optional(),
});

export type Env = z.output<typeof envSchema> & { APP_URL: string; DOCUMENT_THREADS: number };

/** Thrown with one sentence that names the setting and what is wrong with it; never its value. */
export class SettingError extends Error {}

const isUnset = (value: string | undefined): boolean => value === undefined || value.trim() === "";

/** Parses and cross-checks settings. An empty string counts as unset. @throws SettingError */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => !isUnset(value)));
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new SettingError(
      `The setting ${issue?.path.join(".") ?? "?"} is not usable: ${issue?.message ?? "unknown"}.`,
    );
  }
  const { APP_URL, PORT, DOCUMENT_THREADS, NODE_ENV } = parsed.data;
  const env = {
    ...parsed.data,
    APP_URL: APP_URL ?? `http://localhost:${PORT}`,
    DOCUMENT_THREADS: DOCUMENT_THREADS ?? (NODE_ENV === "production" ? 1 : 0),
  };
  const problem = unsafeCombination(env);
  if (problem) throw new SettingError(problem);
  return env;
}

export const hasRealPayments = (env: Env): boolean =>
  env.STRIPE_SECRET_KEY !== undefined && !env.EMBEDDED.includes("payments");
export const hasRealDatabase = (env: Env): boolean =>
  env.DATABASE_URL !== undefined && !env.EMBEDDED.includes("database");
export const hasRealMail = (env: Env): boolean => env.SMTP_URL !== undefined && !env.EMBEDDED.includes("mail");

/** Real keys, or production on a real database: here test equipment must not run. */
export const isForReal = (env: Env): boolean =>
  hasRealPayments(env) || (env.NODE_ENV === "production" && hasRealDatabase(env));

function unsafeCombination(env: Env): string | null {
  if ((env.STRIPE_SECRET_KEY === undefined) !== (env.STRIPE_WEBHOOK_SECRET === undefined))
    return "STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET belong together: set both or neither.";
  if (env.EMBEDDED.includes("payments") && env.STRIPE_SECRET_KEY && !env.STRIPE_SECRET_KEY.startsWith("sk_test_"))
    return "STRIPE_SECRET_KEY is a real one: the local payment sandbox does not run with it.";
  if (hasRealPayments(env) && env.STRIPE_API_URL)
    return "STRIPE_API_URL is for the local payment sandbox only: unset it.";
  if ((env.AGENT_MODEL_URL === undefined) !== (env.AGENT_MODEL === undefined))
    return "AGENT_MODEL_URL and AGENT_MODEL belong together: set both or neither.";
  if (env.AGENT_MODEL_URL?.startsWith("http://") && !isHere(env.AGENT_MODEL_URL))
    return "AGENT_MODEL_URL has to start with https://, or name this machine: customers' data goes there.";
  if (!isForReal(env)) return null;
  if (env.TEST_CLOCK) return "TEST_CLOCK cannot be used with real payment keys or a production database.";
  if (env.DEMO_DATA === "on") return "DEMO_DATA=on cannot be used with real payment keys or a production database.";
  if (env.EMBEDDED.includes("mail") || !hasRealMail(env))
    return "SMTP_URL is missing: the mail catcher does not run with real payment keys or a production database.";
  if (!env.AUTH_SECRET) return "AUTH_SECRET is missing: set it to at least 32 random characters.";
  return openToListeners(env);
}

const isHere = (url: string): boolean => ["localhost", "127.0.0.1", "[::1]", ""].includes(new URL(url).hostname);

/** What would cross a network in clear text must be asked for by name. */
function openToListeners(env: Env): string | null {
  if (env.APP_URL.startsWith("https://") && env.TRUSTED_PROXIES === 0)
    return "TRUSTED_PROXIES is 0, but https is spoken by a proxy: say how many there are, or all visitors share one limit.";
  if (env.APP_URL.startsWith("http://") && !isHere(env.APP_URL))
    return "APP_URL has to start with https:// with real payment keys or a production database.";
  for (const name of ["DATABASE_URL", "MIGRATE_DATABASE_URL", "WORKER_DATABASE_URL"] as const) {
    const url = env[name];
    if (url && !isHere(url) && !new URL(url).searchParams.has("sslmode"))
      return `${name} names another machine: add ?sslmode=verify-full to it, or sslmode=disable where the network is private.`;
  }
  return null;
}

let current: Env | undefined;

/** The settings of this process, parsed on first use. @throws SettingError */
export function env(): Env {
  current ??= readEnv(process.env);
  return current;
}
