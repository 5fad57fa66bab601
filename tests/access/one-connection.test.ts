import { beforeAll, describe, expect, test, vi } from "vitest";
import { systemDb, type Tx, viewerDb } from "@/lib/platform/db";
import type { Viewer } from "@/lib/platform/viewer";
import { chance } from "../setup/chance";
import { freshDemo } from "../setup/demo";
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
