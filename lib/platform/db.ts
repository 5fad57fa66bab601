import { PrismaPg } from "@prisma/adapter-pg";
import type { Pool } from "pg";
import { beginningAs, poolOfDoors } from "./begin";
import { isTooBusyAlready, noteTooBusy } from "./busy";
import { env } from "./env";
import { DomainError } from "./errors";
import { type Prisma, PrismaClient } from "./generated/prisma/client";
import { sha256 } from "./hash";
import { readAlone } from "./read";

/** A transaction; everything in the database happens inside one, so that its role and viewer end with it. */
export type Tx = Prisma.TransactionClient;

const STATEMENT_TIMEOUT_MS = 5_000;
/** A full pool is told so quickly, rather than making everybody wait. */
const POOL_WAIT_MS = 2_000;
const TRANSACTION_MS = 10_000;
const UNHURRIED_MS = 120_000;

/** More texts than the portal has; what is written with ever new lengths of lists stays unnamed. */
const MOST_NAMED = 300;
const UNNAMED = "";
const named = new Map<string, string>();

/**
 * Names what is read, so that a connection plans it once: under row-level security planning costs more than running.
 * Postgres plans anew where the role or a table changed.
 */
function statementName({ sql }: { readonly sql: string }): string {
  const known = named.get(sql) ?? UNNAMED;
  if (known || named.size >= MOST_NAMED || !/^\s*(SELECT|WITH)\b/i.test(sql)) return known;
  const name = `portal_${Buffer.from(sha256(sql)).toString("hex").slice(0, 32)}`;
  named.set(sql, name);
  return name;
}

function connect(): PrismaClient {
  const { DATABASE_URL, DATABASE_POOL } = env();
  if (!DATABASE_URL) throw new Error("DATABASE_URL is not set; `npm start` sets it for the embedded database");
  const pool = poolOfDoors({
    connectionString: DATABASE_URL,
    max: DATABASE_POOL,
    connectionTimeoutMillis: POOL_WAIT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: TRANSACTION_MS,
    // What is asked for at once goes out at once; Prisma waits for each answer all the same.
    pipeline: true,
  });
  held.portalPool = pool;
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementName, disposeExternalPool: true });
  return new PrismaClient({ adapter });
}

// One pool a process, kept over hot reloads in development.
const held = globalThis as { portalDatabase?: PrismaClient; portalPool?: Pool };

/** What the pool's connections do now, and how many transactions wait for one. */
export function databasePool(): { busy: number; idle: number; waitedFor: number } {
  const { totalCount = 0, idleCount = 0, waitingCount = 0 } = held.portalPool ?? {};
  return { busy: totalCount - idleCount, idle: idleCount, waitedFor: waitingCount };
}

function client(): PrismaClient {
  held.portalDatabase ??= connect();
  return held.portalDatabase;
}

function pool(): Pool {
  client();
  return held.portalPool as Pool;
}

/** What pg's pool says, and no code, of a connection that did not come in time. */
const NO_CONNECTION = "timeout exceeded when trying to connect";

/** No connection or transaction to be had in time, or a lock waited for past the statement's time (57014) [P2]. */
function tooBusy(cause: unknown): boolean {
  if (cause instanceof Error && cause.message === NO_CONNECTION) return true;
  if (typeof cause !== "object" || cause === null || !("code" in cause)) return false;
  if (cause.code === "57014") return true;
  if (cause.code === "P2024" || cause.code === "P2028") return true;
  return cause.code === "P2010" && cause instanceof Error && cause.message.includes("57014");
}

type Role = "portal_viewer" | "portal_preview" | "portal_system";

/** Who comes in, and by which door. */
interface Door {
  readonly role: Role;
  /** Empty by the system's. */
  readonly viewerId: string;
  readonly isReading: boolean;
}

const through = <T>(door: Door, run: (tx: Tx) => Promise<T>, timeout = TRANSACTION_MS): Promise<T> =>
  entering(door, () => client().$transaction(run, { maxWait: POOL_WAIT_MS, timeout }));

/** Beside a write in between, one page would else say that an invoice is open and show the payment that paid it. */
const throughReading = <T>(door: Door, run: (tx: Tx) => Promise<T>): Promise<T> =>
  through({ ...door, isReading: true }, run);

const readThrough = <Row>(door: Door, { text, values }: Prisma.Sql): Promise<Row[]> =>
  entering(door, () => readAlone<Row>(pool(), { text, values, name: statementName({ sql: text }) }));

async function entering<T>(door: Door, run: () => Promise<T>): Promise<T> {
  if (isTooBusyAlready()) throw new DomainError("UNAVAILABLE", "platform.busy");
  try {
    return await beginningAs(door, run);
  } catch (cause) {
    if (!tooBusy(cause)) throw cause;
    noteTooBusy();
    throw new DomainError("UNAVAILABLE", "platform.busy", { cause });
  }
}

/**
 * The viewer's door: row-level security leaves the viewer's rows only, whatever the query says [A2]. A preview's is of a role
 * that can only read, in a transaction that can only read [A5].
 */
export const viewerDb = <T>(viewer: DoorViewer, run: (tx: Tx) => Promise<T>): Promise<T> =>
  through(doorOf(viewer), run);

/** The same for what only reads, in as many statements as it likes: all of them see one moment. */
export const viewerReading = <T>(viewer: DoorViewer, run: (tx: Tx) => Promise<T>): Promise<T> =>
  throughReading(doorOf(viewer), run);

/**
 * The same for one statement that reads, and nothing else: at a fraction of the cost, for what every page needs. Values are
 * what `$queryRaw` gives, but numerics, which are text.
 */
export const viewerRows = <Row>(viewer: DoorViewer, statement: Prisma.Sql): Promise<Row[]> =>
  readThrough(doorOf(viewer), statement);

const doorOf = ({ preview, personId }: DoorViewer): Door => ({
  role: preview ? "portal_preview" : "portal_viewer",
  viewerId: personId,
  isReading: Boolean(preview),
});

interface DoorViewer {
  readonly personId: string;
  readonly preview?: object | null;
}

/** The system's door, which sees all: sign-in, webhooks, jobs, imports. */
export const systemDb = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => through(SYSTEM, run);

/** As `viewerReading`, by the system's door. */
export const systemReading = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => throughReading(SYSTEM, run);

/** As `viewerRows`, by the system's door. */
export const systemRows = <Row>(statement: Prisma.Sql): Promise<Row[]> => readThrough(SYSTEM, statement);

const SYSTEM: Door = { role: "portal_system", viewerId: "", isReading: false };

/**
 * What follows from a person's deed, in its own transaction and by the system's door: after the deed was looked up, decided
 * and locked through the viewer's. What nobody may write themselves (prices, orders, invoices) is written here.
 */
export async function asSystem<T>(tx: Tx, run: () => Promise<T>): Promise<T> {
  const become = (role: "portal_viewer" | "portal_system") => tx.$executeRaw`SELECT set_config('role', ${role}, true)`;
  await become("portal_system");
  // Where it throws, the transaction ends, and the role with it.
  const result = await run();
  await become("portal_viewer");
  return result;
}

/** The system's door for work that nobody waits for and that is done whole or not at all: seeding, imports. */
export const systemDbUnhurried = <T>(run: (tx: Tx) => Promise<T>, withinMs = UNHURRIED_MS): Promise<T> =>
  through(SYSTEM, run, withinMs);

/** Ends the pool, for scripts and tests. */
export async function disconnect(): Promise<void> {
  await held.portalDatabase?.$disconnect();
  delete held.portalDatabase;
}
