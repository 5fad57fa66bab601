import { resolve } from "node:path";
import { type Env, readEnv } from "@/lib/platform/env";
import { root } from "../migration/paths";

type Source = Record<string, string | undefined>;

/** What this start will do, decided once from the settings. */
export interface Plan {
  env: Env;
  /** The settings as given, to be handed on to the processes. */
  source: Source;
  /** `--dev`: Next's development server instead of a build. */
  dev: boolean;
  /** `--fresh`: begin with an empty DATA_DIR. */
  fresh: boolean;
  /** Which parts are the embedded default: the others are named in the settings. */
  embedded: { database: boolean; mail: boolean; payments: boolean };
  dataDir: string;
  /** Whether anything is kept in dataDir. */
  usesDataDir: boolean;
  demo: boolean;
}

/** @throws SettingError one sentence about the first setting that cannot be used */
export function makePlan(given: Source, flags: readonly string[]): Plan {
  const dev = flags.includes("--dev");
  const source: Source = { ...given, NODE_ENV: dev ? "development" : "production" };
  const database = isUnset(source.DATABASE_URL);
  // Beside a real database there is no play money: without a key nothing is paid online.
  const payments = database && isUnset(source.STRIPE_SECRET_KEY);
  const embedded = { database, mail: isUnset(source.SMTP_URL), payments };
  const env = readEnv({ ...source, EMBEDDED: embeddedList(embedded) });
  return {
    env,
    source,
    dev,
    fresh: flags.includes("--fresh"),
    embedded,
    dataDir: resolve(root, env.DATA_DIR),
    usesDataDir: embedded.database || embedded.mail || !env.AUTH_SECRET,
    demo: env.DEMO_DATA === "on" || (env.DEMO_DATA === "auto" && embedded.database),
  };
}

/** The value of EMBEDDED for the processes. */
export const embeddedList = ({ database, mail, payments }: Plan["embedded"]): string =>
  [database && "database", mail && "mail", payments && "payments"].filter(Boolean).join(",");

const isUnset = (value: string | undefined): boolean => !value?.trim();
