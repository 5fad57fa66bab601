import type { DatabaseUrls } from "./database";
import { embeddedList, type Plan } from "./plan";
import type { Secrets } from "./secrets";

type Environment = Record<string, string | undefined>;

/** What each process is told. An empty value is unset, and keeps Next from reading that setting from `.env` itself. */
export interface Environments {
  build: Environment;
  web: Environment;
  worker: Environment;
  seed: Environment;
}

/** Each process gets the settings, and of the database's logins only its own. */
export function environmentsFor(plan: Plan, secrets: Secrets | null, urls: DatabaseUrls): Environments {
  const { env, source, embedded } = plan;
  const common: Environment = {
    ...source,
    PORT: String(env.PORT),
    APP_URL: env.APP_URL,
    SMTP_URL: embedded.mail ? `smtp://127.0.0.1:${env.SMTP_PORT}` : env.SMTP_URL,
    AUTH_SECRET: env.AUTH_SECRET ?? secrets?.auth,
    EMBEDDED: embeddedList(embedded),
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: urls.web,
    WORKER_DATABASE_URL: "",
    MIGRATE_DATABASE_URL: "",
  };
  return {
    build: buildEnvironment(plan),
    web: common,
    worker: { ...common, WORKER_DATABASE_URL: urls.worker },
    seed: { ...common, WORKER_DATABASE_URL: urls.worker, MIGRATE_DATABASE_URL: urls.migrate },
  };
}

/** The build knows no secrets: nothing of them can end up in its output. */
export function buildEnvironment({ source, embedded }: Plan): Environment {
  const secret = ["DATABASE_URL", "WORKER_DATABASE_URL", "MIGRATE_DATABASE_URL", "SMTP_URL", "AUTH_SECRET"];
  const keys = ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET", "TEST_CLOCK"];
  return {
    ...source,
    ...Object.fromEntries([...secret, ...keys].map((name) => [name, ""])),
    NODE_ENV: "production",
    EMBEDDED: embeddedList(embedded),
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
