import { blankSettings } from "../blank-settings";
import type { DatabaseUrls } from "./database";
import { sandboxEnvironment, sandboxSettings } from "./payments";
import { embeddedList, type Plan } from "./plan";
import type { Secrets } from "./secrets";

type Environment = Record<string, string | undefined>;

/** What each process is told. An empty value is unset, and keeps Next from reading that setting from `.env` itself. */
export interface Environments {
  web: Environment;
  worker: Environment;
  seed: Environment;
  /** Null where payments are real, or not set up. */
  sandbox: Environment | null;
}

/** Each process gets the settings, and of the database's logins only its own. */
export function environmentsFor(plan: Plan, secrets: Secrets | null, urls: DatabaseUrls): Environments {
  const { env, source, embedded } = plan;
  const secret = env.AUTH_SECRET ?? secrets?.auth;
  const sandbox = embedded.payments && secret ? sandboxSettings(plan, secret) : null;
  const common: Environment = {
    ...source,
    ...sandbox,
    PORT: String(env.PORT),
    APP_URL: env.APP_URL,
    SMTP_URL: embedded.mail ? `smtp://127.0.0.1:${env.SMTP_PORT}` : env.SMTP_URL,
    AUTH_SECRET: secret,
    EMBEDDED: embeddedList(embedded),
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: urls.web,
    WORKER_DATABASE_URL: "",
    MIGRATE_DATABASE_URL: "",
  };
  return {
    web: common,
    worker: { ...common, WORKER_DATABASE_URL: urls.worker },
    seed: { ...common, WORKER_DATABASE_URL: urls.worker, MIGRATE_DATABASE_URL: urls.migrate },
    sandbox: sandbox && { PATH: source.PATH, ...sandbox, ...sandboxEnvironment(plan) },
  };
}

/** The build knows no settings: no secret can end up in its output, and the same build serves every setting. */
export function buildEnvironment(): Environment {
  return { ...process.env, ...blankSettings(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
}
