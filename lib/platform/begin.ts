import { AsyncLocalStorage } from "node:async_hooks";
import { escapeLiteral, Pool, type PoolClient, type PoolConfig } from "pg";

/** As whom a transaction begins. */
export interface Beginning {
  readonly role: string;
  /** Empty for the system's. */
  readonly viewerId: string;
  readonly isReadOnly: boolean;
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
  const { role, viewerId, isReadOnly } = beginning;
  return `BEGIN; SELECT set_config('role', ${escapeLiteral(role)}, true),
    set_config('app.viewer', ${escapeLiteral(viewerId)}, true)${isReadOnly ? ", set_config('transaction_read_only', 'on', true)" : ""}`;
}
