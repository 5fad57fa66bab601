import type { Writable } from "node:stream";
import { SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { type Pool, type PoolClient, types } from "pg";

/** A statement that reads, by the name a connection keeps its plan under. */
export interface Reading {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Empty: unnamed, planned each time. */
  readonly name: string;
}

const { builtins } = types;

/** As Prisma hands them out: a `date` as midnight UTC of that day, a `bigint` whole. */
const OWN_PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: BigInt,
  [builtins.DATE]: (text) => new Date(`${text}T00:00:00.000Z`),
};

const asPrismaHasThem = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    OWN_PARSERS[oid] ?? types.getTypeParser(oid, format as "text"),
};

const ignore = (): void => undefined;

/**
 * One statement in a transaction of its own, straight to the pool: its beginning, the statement and its end go out together
 * and come back together, where a transaction of Prisma's waits for each of them and turns every value over twice.
 * Its beginning sets role and viewer, as everybody's (begin.ts): where that fails, the statement runs as nobody or not at all.
 * @throws the database's error
 */
export const readAlone = <Row>(pool: Pool, reading: Reading): Promise<Row[]> =>
  trace
    .getTracer("billing-portal")
    .startActiveSpan(
      "portal:read",
      { kind: SpanKind.CLIENT, attributes: { "db.system.name": "postgresql" } },
      async (span) => {
        try {
          return await send<Row>(pool, reading);
        } catch (error) {
          span.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          span.end();
        }
      },
    );

async function send<Row>(pool: Pool, { text, values, name }: Reading): Promise<Row[]> {
  const client = await pool.connect();
  // A connection that is lost also rejects what was asked of it.
  client.on("error", ignore);
  try {
    const [begun, read, ended] = await Promise.allSettled(
      inOnePiece(client, () => [
        client.query({ text: "BEGIN" }),
        client.query<Row & object>({ text, values: [...values], types: asPrismaHasThem, ...(name ? { name } : {}) }),
        client.query({ text: "COMMIT" }),
      ]),
    );
    for (const settled of [begun, read, ended]) if (settled.status === "rejected") throw settled.reason;
    return read.status === "fulfilled" ? read.value.rows : [];
  } finally {
    client.removeListener("error", ignore);
    client.release();
  }
}

/** What is written meanwhile goes to the network as one piece: each by itself costs the system as much as the whole. */
function inOnePiece<T>(client: PoolClient, write: () => T): T {
  // pg has no types for its connection.
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  try {
    return write();
  } finally {
    stream.uncork();
  }
}
