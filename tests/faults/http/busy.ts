import { connect } from "node:net";
import { expect, test } from "vitest";
import type { Answer } from "../../matrix/requests";
import { inTransaction } from "../../setup/admin";
import { untilWaiting } from "../../setup/locks";
import { ask } from "./people";
import { eventually } from "./processes";
import type { Stage } from "./stage";

/** How many web processes are asked to stop; `STOPS=20 npm run test:faults` for the full count. */
const STOPS = Number(process.env.STOPS ?? 1);
/** What everybody asks for, and so many at once: far more than there are connections. Nobody keeps a line that waits. */
const PAGE = { method: "GET", path: "/contracts", headers: { connection: "close" }, body: "" };
const AT_ONCE = 50;
/** Several times MAX_REQUESTS. */
const FAR_TOO_MANY = 400;
/** All connections that the web process has, and fewer. */
const CONNECTIONS = 10;
const UNDER_WAY = 6;
const AT_ONCE_MS = 2_500;
const RECOVERED_MS = 5_000;

export function testBusy({ portal, cast }: Stage): void {
  const { url, web } = portal;
  const get = (): Promise<Answer> => ask(url, PAGE, cast().people[0]);

  /** With everybody's reading of contracts held up, as by a database that has come to a stand. */
  const withReadersHeldUp = <T>(run: () => Promise<T>): Promise<T> =>
    inTransaction(async (superuser) => {
      await superuser.query("LOCK TABLE contract IN ACCESS EXCLUSIVE MODE");
      return run();
    });

  test(`[P2] ${AT_ONCE} at once on a database that stands still are told to come later, and nobody is signed out`, async () => {
    expect((await get()).status).toBe(200);
    await withReadersHeldUp(async () => {
      const asked = Array.from({ length: AT_ONCE }, get);
      await untilWaiting(CONNECTIONS);
      // Once the first are told, so that it waits for a connection and not for fifty pages to be drawn.
      await Promise.race(asked);
      const since = performance.now();
      expect(laterOf(await get())).toEqual(LATER);
      expect(performance.now() - since).toBeLessThan(AT_ONCE_MS);
      expect((await Promise.all(asked)).map(laterOf)).toEqual(asked.map(() => LATER));
    });
    const since = performance.now();
    await eventually(async () => expect((await get()).status).toBe(200));
    expect(performance.now() - since).toBeLessThan(RECOVERED_MS);
  });

  test(`[P2] of ${FAR_TOO_MANY} at once those beyond what is taken on are told to come later, before the others are through`, async () => {
    const since = performance.now();
    const asked = Array.from({ length: FAR_TOO_MANY }, async () => ({
      ...(await get()),
      after: performance.now() - since,
    }));
    const answers = await Promise.all(asked);
    const sentAway = answers.filter(({ status }) => status === 503);
    const taken = answers.filter(({ status }) => status === 200);
    expect(sentAway.length + taken.length).toBe(FAR_TOO_MANY);
    expect(taken.length).toBeGreaterThan(0);
    expect(sentAway.map(laterOf)).toEqual(sentAway.map(() => LATER));
    const middle = (some: readonly { after: number }[]): number =>
      some.map(({ after }) => after).sort((a, b) => a - b)[Math.floor(some.length / 2)] ?? 0;
    expect(middle(sentAway)).toBeLessThan(middle(taken));
    await eventually(async () => expect((await get()).status).toBe(200));
  });

  test(`[P3] asked to stop, the web process answers what is under way before it ends, ${STOPS} times over`, async () => {
    for (let stop = 0; stop < STOPS; stop += 1) {
      const { underWay, ended } = await withReadersHeldUp(async () => {
        const asked = Array.from({ length: UNDER_WAY }, get);
        await untilWaiting(UNDER_WAY);
        const end = web.ask();
        // Whoever comes now finds the door shut, and goes to another process.
        await eventually(() => isShut(url));
        return { underWay: asked, ended: end };
      });
      expect((await Promise.all(underWay)).map(({ status }) => status)).toEqual(underWay.map(() => 200));
      expect(await ended).toMatch(/exit code (0|143)/);
      await eventually(async () => expect((await get()).status).toBe(200));
    }
  });
}

const LATER = { status: 503, again: "5", location: undefined };
const laterOf = ({ status, headers }: Answer) => ({
  status,
  again: headers["retry-after"],
  location: headers.location,
});

/** Settles when nobody listens there any more. */
const isShut = (url: string): Promise<void> =>
  new Promise((shut, open) => {
    const socket = connect(Number(new URL(url).port), "localhost");
    socket.once("error", () => shut());
    socket.once("connect", () => {
      socket.destroy();
      open(new Error("it still listens"));
    });
  });
