import { Agent, get } from "node:http";
import { median } from "../numbers";

/** Several times MAX_REQUESTS, which is 32 unless it is set. */
const AT_ONCE = 300;
const BURSTS = 3;
const PATIENCE_MS = 30_000;

interface Told {
  status: number;
  /** What Retry-After says. */
  again: string | undefined;
  ms: number;
}

/** What became of bursts of far too many requests at once. */
export interface Overload {
  asked: number;
  taken: number;
  sentAway: number;
  /** Neither the page nor a 503 that says when to come again. */
  wrong: number;
  /** Of those told to come later. */
  medianAwayMs: number;
  slowestAwayMs: number;
  /** After a burst was answered, until the page was there again; the longest. */
  recoveredMs: number;
}

/** More at once than the process takes on, a few times over, each on a line of its own. */
export async function overload(url: string, cookie: string): Promise<Overload> {
  const all: Told[] = [];
  let recoveredMs = 0;
  for (let burst = 0; burst < BURSTS; burst++) {
    all.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => ask(url, cookie)))));
    recoveredMs = Math.max(recoveredMs, await untilTaken(url, cookie));
  }
  return summaryOf(all, recoveredMs);
}

export function summaryOf(all: readonly Told[], recoveredMs: number): Overload {
  const taken = all.filter(({ status }) => status === 200).length;
  const away = all.filter(({ status, again }) => status === 503 && Number(again) > 0);
  return {
    ...{ asked: all.length, taken, sentAway: away.length, recoveredMs },
    wrong: all.length - taken - away.length,
    medianAwayMs: median(away.map(({ ms }) => ms)),
    slowestAwayMs: away.reduce((most, { ms }) => Math.max(most, ms), 0),
  };
}

async function untilTaken(url: string, cookie: string): Promise<number> {
  const since = performance.now();
  while (performance.now() - since < PATIENCE_MS) if ((await ask(url, cookie)).status === 200) break;
  return performance.now() - since;
}

/** On a line of its own, and to the answer's end. A line that is torn off is an answer of status 0. */
function ask(url: string, cookie: string): Promise<Told> {
  const since = performance.now();
  const told = (status: number, again?: string): Told => ({ status, again, ms: performance.now() - since });
  const agent = new Agent({ keepAlive: false });
  return new Promise((resolve) => {
    get(url, { agent, headers: { cookie }, timeout: PATIENCE_MS }, (response) => {
      const { statusCode = 0, headers } = response;
      response.resume();
      response.once("end", () => resolve(told(statusCode, headers["retry-after"])));
      response.once("error", () => resolve(told(0)));
    })
      .once("error", () => resolve(told(0)))
      .once("timeout", () => resolve(told(0)));
  });
}
