import { AsyncLocalStorage } from "node:async_hooks";
import { escapeLiteral, Pool, type PoolClient, type PoolConfig } from "pg";

/** As whom a transaction begins. */
export interface Beginning {
  readonly role: string;
  /** Empty for the system's. */
  readonly viewerId: string;
  /** Writes nothing, and all its statements see the database as it is at the first. */
  readonly isReading: boolean;
}

// One for all copies of this file that the build makes, like the pool.
const held = globalThis as { portalBeginnings?: AsyncLocalStorage<Beginning> };
const beginnings = (): AsyncLocalStorage<Beginning> => {
  held.portalBeginnings ??= new AsyncLocalStorage();
  return held.portalBeginnings;
};

/** Whatever begins within `run` begins so. */
export const beginningAs = <T>(beginning: Beginning, run: () => Promise<T>): Promise<T> =>
  beginnings().run(beginning, run);

/**
 * A pool whose transactions begin with their role and viewer set, in the round trip of BEGIN itself: asked for one by one,
 * they cost as much as what is read. What begins as nobody has no rights.
 */
export function poolOfDoors(config: PoolConfig): Pool {
  const pool = new Pool(config);
  pool.on("connect", beginWithSetting);
  return pool;
}

type Query = (this: unknown, ...given: unknown[]) => unknown;

function beginWithSetting(client: PoolClient): void {
  const all = Object.getPrototypeOf(client) as { query: Query };
  const withSetting: Query = (first, ...rest) => all.query.call(client, isBegin(first) ? beginText() : first, ...rest);
  client.query = withSetting as PoolClient["query"];
}

const isBegin = (query: unknown): boolean =>
  typeof query === "object" && query !== null && "text" in query && query.text === "BEGIN";

/** For this transaction only: nothing is left on the connection. */
function beginText(): string {
  const beginning = beginnings().getStore();
  if (!beginning) throw new Error("A transaction was begun past the doors of platform/db.ts");
  const { role, viewerId, isReading } = beginning;
  const settings = [
    ["role", role],
    ["app.viewer", viewerId],
    // A viewer's page is planned once a connection, not anew for each value: with every table's policy in it, planning
    // takes several times as long as reading. Each shape of a list is a statement of its own, so that one plan suits.
    ...(viewerId ? [["plan_cache_mode", "force_generic_plan"]] : []),
  ];
  const set = settings.map(([name = "", value = ""]) => `set_config('${name}', ${escapeLiteral(value)}, true)`);
  return `BEGIN${isReading ? " ISOLATION LEVEL REPEATABLE READ READ ONLY" : ""}; SELECT ${set.join(", ")}`;
}
