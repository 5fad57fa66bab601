import { beforeAll, describe, expect, test, vi } from "vitest";
import { systemDb, systemRows, type Tx, viewerDb, viewerRows } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import { chance } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { refusalOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";

// Before the app reads its settings: everybody shares the one connection.
vi.hoisted(() => {
  process.env.DATABASE_POOL = "1";
});

beforeAll(freshDemo);

interface Seen {
  numbers: string[];
  viewer: string;
  connection: number;
}

/** What a query with no WHERE returns, and who the database takes it for. */
const read = (viewer: Viewer): Promise<Seen> =>
  viewerDb(viewer, async (tx) => {
    const [seen] = await tx.$queryRaw<[Seen]>`
      SELECT array_agg(number ORDER BY number) AS numbers, current_setting('app.viewer') AS viewer,
             pg_backend_pid() AS connection FROM contract`;
    return seen;
  });

describe("one connection shared by two people", { timeout: 60_000 }, () => {
  test("[A2] 1,000 reads in turn show each their own and nothing of the other", async () => {
    const [ben, dan] = [await viewerOf("ben@acme.example"), await viewerOf("dan@birch.example")];
    const connections = new Set<number>();
    for (let turn = 0; turn < 1000; turn += 20) {
      const people = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? ben : dan));
      const seen = await Promise.all(people.map(read));
      seen.forEach(({ numbers, viewer, connection }, index) => {
        connections.add(connection);
        expect(viewer).toBe(people[index]?.personId);
        expect(numbers).toEqual(people[index] === ben ? ["C-1001", "C-1003"] : ["C-2001"]);
      });
    }
    expect(connections.size).toBe(1);
  });

  test("[A2] nothing is left on it by the system's door, nor by a transaction that failed", async () => {
    const luck = chance();
    const ben = await viewerOf("ben@acme.example");
    const before = [
      () => systemDb((tx) => tx.$executeRaw`SELECT set_config('search_path', 'portal', true)`),
      () => systemDb((tx) => tx.$executeRaw`SELECT 1 / 0`).catch(() => undefined),
      () => viewerDb(ben, (tx) => tx.$executeRaw`DELETE FROM contract`).catch(() => undefined),
      () =>
        viewerDb(ben, async () => {
          throw new Error("given up");
        }).catch(() => undefined),
    ] as const;
    const dan = await viewerOf("dan@birch.example");
    for (let turn = 0; turn < 60; turn += 1) {
      const [, seen] = await Promise.all([luck.pick(before)(), read(dan)]);
      expect(seen).toMatchObject({ numbers: ["C-2001"], viewer: dan.personId });
    }
  });

  test("[A2] outside a door the connection is nobody's: role and viewer end with each transaction", async () => {
    // The very client that the doors use, with no door around it.
    const { portalDatabase } = globalThis as unknown as { portalDatabase: Tx };
    const between = async () => {
      const [state] = await portalDatabase.$queryRaw<object[]>`
        SELECT current_user::text AS role, pg_backend_pid() AS connection,
               nullif(current_setting('app.viewer', true), '') AS viewer`;
      return state;
    };
    const ben = await viewerOf("ben@acme.example");
    const { connection } = await read(ben);
    expect(await between()).toEqual({ role: "portal_web", connection, viewer: null });
    await systemDb((tx) => tx.$executeRaw`SELECT 1`);
    expect(await between()).toEqual({ role: "portal_web", connection, viewer: null });
  });
});

describe("one statement by itself, on the one connection that all share", { timeout: 60_000 }, () => {
  const SEEN = Prisma.sql`
    SELECT array_agg(number ORDER BY number) AS numbers, current_setting('app.viewer') AS viewer,
           pg_backend_pid() AS connection FROM contract`;

  test("[A2] shows each their own, among statements that fail and transactions of others", async () => {
    const luck = chance();
    const [ben, dan] = [await viewerOf("ben@acme.example"), await viewerOf("dan@birch.example")];
    const before = [
      () => viewerRows(ben, Prisma.sql`SELECT 1 / 0`).catch(() => undefined),
      () => viewerRows(ben, Prisma.sql`SELECT set_config('search_path', 'portal', true)`),
      () => viewerRows(ben, Prisma.sql`SELECT number FROM nowhere`).catch(() => undefined),
      () => systemRows(Prisma.sql`SELECT number FROM contract`),
      () => viewerRows(ben, SEEN),
      () => read(ben),
    ] as const;
    for (let turn = 0; turn < 120; turn += 1) {
      const [, [seen]] = await Promise.all([luck.pick(before)(), viewerRows<Seen>(dan, SEEN)]);
      expect(seen).toMatchObject({ numbers: ["C-2001"], viewer: dan.personId });
    }
    const { portalDatabase } = globalThis as unknown as { portalDatabase: Tx };
    const [{ role }] = await portalDatabase.$queryRaw<[{ role: string }]>`SELECT current_user::text AS role`;
    expect(role).toBe("portal_web");
  });

  test("[A5] a preview's can write nothing", async () => {
    const ben = await viewerOf("ben@acme.example");
    const write = Prisma.sql`WITH gone AS (DELETE FROM session RETURNING id) SELECT count(*) FROM gone`;
    await expect(viewerRows({ personId: ben.personId, preview: {} }, write)).rejects.toThrow(
      /permission denied|read-only/,
    );
    const mode = Prisma.sql`SELECT current_setting('transaction_read_only') AS mode, current_user::text AS role`;
    expect(await viewerRows({ personId: ben.personId, preview: {} }, mode)).toEqual([
      { mode: "on", role: "portal_preview" },
    ]);
  });

  test("[P2] with no connection in time it says so, and asks for no more", async () => {
    const [ben, dan] = [await viewerOf("ben@acme.example"), await viewerOf("dan@birch.example")];
    const refusal = await viewerDb(ben, () => refusalOf(viewerRows(dan, SEEN)));
    expect(refusal).toMatchObject({ code: "UNAVAILABLE", reason: "platform.busy" });
    expect(await viewerRows<Seen>(dan, SEEN)).toMatchObject([{ numbers: ["C-2001"] }]);
  });

  test("[P2] its values are those of any other: days at midnight UTC, amounts whole, what is not there null", async () => {
    const values = Prisma.sql`
      SELECT date '2027-03-09' AS day, 9223372036854775807 AS amount, NULL::bigint AS none, ARRAY['a', 'b,"c'] AS words,
             timestamptz '2027-03-09 01:02:03+01' AS moment, true AS yes, ${new Uint8Array([1])}::bytea AS bytes`;
    const ben = await viewerOf("ben@acme.example");
    const [one] = await viewerRows<Record<string, unknown>>(ben, values);
    const [other] = await viewerDb(ben, (tx) => tx.$queryRaw<Record<string, unknown>[]>(values));
    const plain = ({ bytes, ...rest }: Record<string, unknown> = {}) => ({
      ...rest,
      bytes: [...(bytes as Uint8Array)],
    });
    expect(plain(one)).toEqual(plain(other));
  });
});
