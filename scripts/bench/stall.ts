import { readFileSync } from "node:fs";
import { documentOf, forgetLimits, newestInvoices } from "./documents";
import { type Verdict, verdict } from "./goals";
import { compareLatencies } from "./latency";
import type { Servers } from "./servers";
import type { Target } from "./target";
import type { SignedIn } from "./viewers";

interface Stall {
  admin: string;
  servers: Servers;
  list: Target;
  typical: SignedIn;
  /** Who has the large account's invoices to write out. */
  large: SignedIn;
  seconds: number;
}

const IN_ZIP = 200;
const MEGABYTE = 2 ** 20;

/** Goal 5: the list while documents of a thousand lines, a zip and a CSV of the large account are being made. */
export async function stallGoals({ admin, servers, list, typical, large, seconds }: Stall): Promise<Verdict[]> {
  const { portal } = servers;
  const before = await alone(list, seconds);
  const memoryBefore = residentBytes(portal.pid);
  const references = await newestInvoices(admin, IN_ZIP);
  const work = [
    documentOf("document", portal, references[0] ?? "", typical).url,
    `${portal.url}/api/invoices/zip?${references
      .slice(1)
      .map((one) => `invoice=${encodeURIComponent(one)}`)
      .join("&")}`,
  ].map((url) => ({ url, cookie: typical.cookie }));
  work.push({ url: `${portal.url}/api/exports/invoices.csv`, cookie: large.cookie });
  const busy = new AbortController();
  const loops = work.map((one) => repeat(one, admin, busy.signal));
  const during = await alone(list, seconds);
  busy.abort();
  const made = await Promise.all(loops);
  const memory = residentBytes(portal.pid);
  const detail = `${during.toFixed(0)} ms ÷ ${before.toFixed(0)} ms beside ${made[0]} documents, ${made[1]} zips, ${made[2]} CSVs`;
  return [
    verdict(5, "list p95 while documents, a zip and a CSV are made ÷ without", 2, during / before, detail),
    verdict(
      5,
      "memory of the web process after ÷ before",
      1.3,
      memory / memoryBefore,
      `${(memory / MEGABYTE).toFixed(0)} MB ÷ ${(memoryBefore / MEGABYTE).toFixed(0)} MB`,
    ),
  ];
}

const alone = async (list: Target, seconds: number): Promise<number> =>
  (await compareLatencies([list], seconds))[0]?.p95Ms ?? Number.NaN;

/** One after the other, each read to its end, until told to stop. @returns how many were whole */
async function repeat(
  { url, cookie }: { url: string; cookie: string },
  admin: string,
  stop: AbortSignal,
): Promise<number> {
  let whole = 0;
  while (!stop.aborted) {
    try {
      await forgetLimits(admin);
      const response = await fetch(url, { headers: { cookie }, signal: stop });
      if (!response.ok) throw new Error(`${url.split("?")[0]} answered ${response.status}`);
      for await (const _chunk of response.body ?? []) if (stop.aborted) break;
      whole += 1;
    } catch (error) {
      if (!stop.aborted) throw error;
    }
  }
  return whole;
}

/** Of a process, from /proc. */
export function residentBytes(pid: number): number {
  const [, kilobytes = "0"] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}
