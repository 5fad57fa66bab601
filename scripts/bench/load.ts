import autocannon from "autocannon";
import { StartError } from "../start/step";
import { cpuBetween, readCpu } from "./cpu";
import { quantile } from "./numbers";
import type { Target } from "./target";

/** One server's turn. */
export interface Turn {
  requests: number;
  /** Of these, those that were not answered with the page; their share of the CPU time is in the figures. */
  failed: number;
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** CPU time of the server's processes for one request, and of Postgres for the same. */
  cpuMs: number;
  databaseCpuMs: number;
  otherCores: number;
}

/**
 * So many requests over so many connections, and what they cost. A number of requests rather than a time: then all
 * that was begun is finished, and the CPU time is of these requests and no others.
 */
export async function takeTurn(
  target: Target,
  databasePid: number,
  connections: number,
  amount: number,
): Promise<Turn> {
  const before = readCpu(target.pid, databasePid);
  const { latencies, failed, elapsedMs } = await fire(target, connections, Math.max(amount, connections));
  const after = readCpu(target.pid, databasePid);
  const { serverMs, databaseMs, otherCores } = cpuBetween(before, after);
  const requests = latencies.length;
  if (requests === 0) throw new StartError(`${target.name} answered none of ${amount} requests.`);
  return {
    requests,
    failed,
    requestsPerSecond: requests / (elapsedMs / 1000),
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    cpuMs: serverMs / requests,
    databaseCpuMs: databaseMs / requests,
    otherCores,
  };
}

interface Fired {
  /** Of every answer, in milliseconds. */
  latencies: number[];
  failed: number;
  /** From the first request to the last answer; autocannon itself rests a while after that. */
  elapsedMs: number;
}

function fire({ url, headers }: Target, connections: number, amount: number): Promise<Fired> {
  return new Promise((resolve, reject) => {
    const latencies: number[] = [];
    let first = Number.NaN;
    let last = Number.NaN;
    const instance = autocannon({ url, connections, amount, headers, timeout: 30 }, (error, result) => {
      if (error) return reject(error);
      resolve({ latencies, failed: result.errors + result.timeouts + result.non2xx, elapsedMs: last - first });
    });
    instance.on("response", (_client, _status, _bytes, milliseconds) => {
      last = performance.now();
      if (latencies.push(milliseconds) === 1) first = last - milliseconds;
    });
  });
}
