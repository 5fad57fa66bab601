import { beforeEach, describe, expect, test } from "vitest";
import { now, today } from "@/lib/platform/clock";
import { systemDb, viewerDb } from "@/lib/platform/db";
import { isReady } from "@/lib/platform/health";
import { inTransaction, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { untilWaiting } from "../setup/locks";
import { moveClock, setClock, viewerOf } from "../setup/world";

beforeEach(freshDemo);

const portalNow = () => systemDb(now);

describe("the portal's clock", () => {
  test("[Clock] is the database's, unless it is set", async () => {
    await setClock(null);
    const { real } = await row<{ real: Date }>("SELECT now() AS real");
    expect(Math.abs((await portalNow()).getTime() - real.getTime())).toBeLessThan(60_000);
  });

  test("[Clock] starts where it is set, and runs on from there", async () => {
    await setClock("2031-05-05T05:05:05Z");
    expect((await portalNow()).toISOString()).toMatch(/^2031-05-05T05:0/);
    // It keeps its distance to the database's own clock, to the microsecond: it stands still no more than that does.
    const ahead = () => row<{ by: object }>("SELECT portal.now() - statement_timestamp() AS by");
    expect(await ahead()).toEqual(await ahead());
  });

  test("[Clock] set twice counts once, and given back is the database's again", async () => {
    await setClock("2031-05-05T05:05:05Z");
    await setClock("2029-01-01T00:00:00Z");
    expect((await portalNow()).toISOString()).toMatch(/^2029-01-01T00:0/);
    await setClock(null);
    expect(await rows("SELECT FROM clock_offset")).toEqual([]);
  });

  test("[Clock] says the same through both doors", async () => {
    await setClock("2031-05-05T12:00:00Z");
    const ada = await viewerOf("ada@acme.example");
    expect(await viewerDb(ada, (tx) => today(tx, "Europe/Stockholm"))).toBe("2031-05-05");
    expect(await systemDb((tx) => today(tx, "Europe/Stockholm"))).toBe("2031-05-05");
  });

  test("[REN-6] goes on during a transaction: what waits for a lock reads the time after the wait", async () => {
    const times = await inTransaction(async (other) => {
      await other.query("SELECT FROM contract WHERE number = 'C-1001' FOR UPDATE");
      const reading = systemDb(async (tx) => {
        const before = await now(tx);
        await tx.$executeRaw`SELECT FROM contract WHERE number = 'C-1001' FOR UPDATE`;
        return [before, await now(tx)] as const;
      });
      await untilWaiting(1);
      await moveClock({ days: 1 });
      await other.query("COMMIT");
      return { reading };
    });
    const [before, after] = await times.reading;
    expect(after.getTime() - before.getTime()).toBeGreaterThanOrEqual(86_400_000);
  });
});

describe("readiness", () => {
  test("[P3] is told when the database answers and is migrated, and not when it is not", async () => {
    expect(await isReady()).toBe(true);
    await rows("ALTER TABLE clock_offset RENAME TO elsewhere");
    expect(await isReady()).toBe(false);
    await rows("ALTER TABLE elsewhere RENAME TO clock_offset");
    expect(await isReady()).toBe(true);
  });
});
