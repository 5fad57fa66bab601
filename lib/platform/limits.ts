import { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "./env";

interface Limit {
  /** How many in one window. */
  readonly points: number;
  /** The window in seconds. */
  readonly seconds: number;
}

const held = globalThis as { portalLimitsPool?: Pool };

function pool(): Pool {
  held.portalLimitsPool ??= new Pool({ connectionString: env().DATABASE_URL, max: 2, connectionTimeoutMillis: 2_000 });
  return held.portalLimitsPool;
}

const limiters = new Map<string, RateLimiterPostgres>();

function limiter(name: string, { points, seconds }: Limit): RateLimiterPostgres {
  const known = limiters.get(name);
  if (known) return known;
  const made = new RateLimiterPostgres({
    storeClient: pool(),
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: seconds,
  });
  limiters.set(name, made);
  return made;
}

/** Counts one against a limit kept in Postgres, for all processes together [S6]; false when it is used up. */
export async function isWithinLimit(name: string, key: string, limit: Limit): Promise<boolean> {
  try {
    await limiter(name, limit).consume(key);
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false;
    throw refusal;
  }
}

/** For scripts and tests. */
export async function disconnectLimits(): Promise<void> {
  await held.portalLimitsPool?.end();
  delete held.portalLimitsPool;
  limiters.clear();
}
