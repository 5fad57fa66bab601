import { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { noteTooBusy } from "./busy";
import { env } from "./env";
import { DomainError } from "./errors";
import { log } from "./log";

export interface Limit {
  /** How many in one window. */
  readonly points: number;
  /** The window in seconds. */
  readonly seconds: number;
}

const held = globalThis as { portalLimitsPool?: Pool };

/** The limiter writes its own SQL, so it has connections of its own, which go through the system's door. */
function pool(): Pool {
  if (held.portalLimitsPool) return held.portalLimitsPool;
  const made = new Pool({
    connectionString: env().DATABASE_URL,
    max: 2,
    connectionTimeoutMillis: 2_000,
    statement_timeout: 5_000,
    onConnect: async (client) => {
      await client.query("SET ROLE portal_system");
    },
  });
  made.on("error", (error) => log.warn({ err: error }, "a connection of the rate limits was lost"));
  held.portalLimitsPool = made;
  return made;
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
export const isWithinLimit = async (name: string, key: string, limit: Limit): Promise<boolean> =>
  (await secondsUntilWithin(name, key, limit)) === 0;

/** The same, or several at once, and when it is used up in how many seconds it is open again. */
export async function secondsUntilWithin(name: string, key: string, limit: Limit, count = 1): Promise<number> {
  try {
    await limiter(name, limit).consume(key, count);
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    noteTooBusy();
    throw new DomainError("UNAVAILABLE", "platform.busy", { cause: refusal });
  }
}

/** What is left of a limit once one was counted, and in how many seconds it begins anew. */
export interface Counted {
  readonly isWithin: boolean;
  readonly left: number;
  readonly seconds: number;
}

/** Counts one, for who says in its answer how much is left. */
export async function countOne(name: string, key: string, limit: Limit): Promise<Counted> {
  const told = ({ remainingPoints, msBeforeNext }: RateLimiterRes, isWithin: boolean): Counted => ({
    ...{ isWithin, left: Math.max(0, remainingPoints) },
    seconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  });
  try {
    return told(await limiter(name, limit).consume(key), true);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return told(refusal, false);
    noteTooBusy();
    throw new DomainError("UNAVAILABLE", "platform.busy", { cause: refusal });
  }
}

/** Far more than anybody opens; a document takes some hundredths of a second of work. */
const FILES_OF_PERSON = { points: 60, seconds: 60 };

/** Each goes through as much of the audit log as its search finds. */
const EXPORTS_OF_STAFF = { points: 10, seconds: 600 };

/** Counts an export of the whole desk's, by who asks for it. @throws DomainError TOO_MANY with the seconds to wait */
export async function countExport({ staffId }: { readonly staffId: string }): Promise<void> {
  const seconds = await secondsUntilWithin("exports_of_staff", staffId, EXPORTS_OF_STAFF);
  if (seconds > 0) throw new DomainError("TOO_MANY", "platform.too_many_exports", { params: { seconds } });
}

/** Counts a document made for a person. @throws DomainError TOO_MANY with the seconds to wait */
export async function countFile({ personId }: { readonly personId: string }): Promise<void> {
  const seconds = await secondsUntilWithin("files_of_person", personId, FILES_OF_PERSON);
  if (seconds > 0) throw new DomainError("TOO_MANY", "platform.too_many_files", { params: { seconds } });
}

/** Counts one, whether or not that uses the limit up. */
export async function countAgainst(name: string, key: string, limit: Limit): Promise<void> {
  await isWithinLimit(name, key, limit);
}

/** Looks whether a limit is used up and counts nothing. */
export async function isUsedUp(name: string, key: string, limit: Limit): Promise<boolean> {
  const counted = await limiter(name, limit).get(key);
  return counted !== null && counted.consumedPoints >= limit.points;
}

/** For scripts and tests. */
export async function disconnectLimits(): Promise<void> {
  await held.portalLimitsPool?.end();
  delete held.portalLimitsPool;
  limiters.clear();
}
