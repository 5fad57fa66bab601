import { Agent, get } from "node:http";
import { quantile } from "./numbers";
import type { Target } from "./target";

/** One page's answers, one request at a time; `problem` where it gave none. */
export interface Latency {
  p50Ms: number;
  p95Ms: number;
  requests: number;
  problem: string | null;
}

const LEAST_TURNS = 5;
const WARM_UP_PART = 0.25;

export const unanswered = (problem: string): Latency => ({
  ...{ p50Ms: Number.NaN, p95Ms: Number.NaN, requests: 0 },
  problem,
});

/**
 * Each page in turn, one request at a time, over and over: whatever else the machine does then meets all of them alike.
 * One that fails has no figures; the others go on.
 * @returns in the order of the targets
 */
export async function compareLatencies(targets: readonly Target[], seconds: number): Promise<Latency[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const pages = targets.map((target) => ({ target, times: [] as number[], problem: null as string | null }));
  const goRound = async (least: number, until: number): Promise<void> => {
    for (let turn = 0; turn < least || performance.now() < until; turn++)
      for (const page of pages) {
        if (page.problem !== null) continue;
        try {
          page.times.push(await timeOne(page.target, agent));
        } catch (error) {
          page.problem = error instanceof Error ? error.message : String(error);
        }
      }
  };
  try {
    await goRound(1, performance.now() + seconds * 1000 * WARM_UP_PART);
    for (const page of pages) page.times = [];
    await goRound(LEAST_TURNS, performance.now() + seconds * 1000);
  } finally {
    agent.destroy();
  }
  return pages.map(({ times, problem }) =>
    problem === null
      ? { p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95), requests: times.length, problem }
      : unanswered(problem),
  );
}

function timeOne({ url, headers }: Target, agent: Agent): Promise<number> {
  const since = performance.now();
  return new Promise((resolve, reject) => {
    const request = get(url, { headers, agent, timeout: 30_000 }, (response) => {
      response.resume();
      response.once("end", () => {
        if (response.statusCode === 200) resolve(performance.now() - since);
        else reject(new Error(`answered ${response.statusCode} while it was measured`));
      });
    });
    request.once("timeout", () => request.destroy(new Error("did not answer in 30 s")));
    request.once("error", reject);
  });
}
