import autocannon from "autocannon";
import type { Run } from "../start/run";
import { StartError, say, step } from "../start/step";
import type { BenchArguments } from "./arguments";
import { type BenchServer, withClient } from "./database";
import type { Verdict } from "./goals";
import { judgeLoad } from "./mix/judge";
import { overload } from "./mix/overload";
import { type Giver, issueInvoices, type Person, signInGivers, signInMany } from "./mix/people";
import { Presses } from "./mix/presses";
import { startProvider } from "./mix/sandbox";
import { disagreements, wronglyCharged, wronglyShown } from "./mix/truth";
import { portalSettings, type Served, startPortal } from "./servers";
import { residentBytes } from "./stall";

const CONNECTIONS = 24;
const CAPACITY_SECONDS = 20;
const PART_OF_CAPACITY = 0.8;
const PAY_EVERY_MS = 1_000;
const GIVE_EVERY_MS = 4_000;
/** A payment is two presses, a page and what the provider tells; giving and taking are one each. */
const PRESSED_A_SECOND = (4 * 1_000) / PAY_EVERY_MS + (2 * 1_000) / GIVE_EVERY_MS;
const SAMPLES = 40;

interface Cast {
  people: Person[];
  givers: Giver[];
  /** References of invoices to be paid, each by the person of the same place. */
  payable: string[];
}

/**
 * Minutes of what people do, at 80 % of what the process can: lists, pages, documents, Manage Users, and payments at the
 * sandbox. Then what must be true after it, and what becomes of far too many requests at once.
 */
export async function underLoad(args: BenchArguments, server: BenchServer, run: Run): Promise<Verdict[]> {
  const { admin, web } = server.large;
  const provider = await startProvider(run, args.port + 8, args.port);
  const env = { ...portalSettings(args.port, web, server.secrets.auth), ...provider.settings };
  env.EMBEDDED = "database,mail,payments";
  const portal = await startPortal(run, { name: "The portal", port: args.port, env });
  const cast = await run.step("People signed in", () => castOf(admin, args.load));
  const presses = new Presses(`http://localhost:${args.port}`, provider.control);
  const load = await loadFor(args.load, portal, cast, presses);
  const url = portal.url;
  const wrong = await step("Ledger, charges and access looked at", () =>
    withClient(admin, async (client) => ({
      disagreements: await disagreements(client, env, cast.payable),
      charges: await wronglyCharged(client, provider.control, presses.paid),
      shown: await wronglyShown(client, url, cast.people),
    })),
  );
  const tooMany = await step("Far too many at once", () => overload(`${url}/invoices`, cookieOf(cast.people[0])));
  presses.close();
  return judgeLoad({ ...load, pressed: presses.pressed, paid: presses.paid.length, wrong, overload: tooMany });
}

const cookieOf = (person: Person | undefined): string => `portal-session=${person?.session ?? ""}`;

const castOf = (admin: string, minutes: number): Promise<Cast> =>
  withClient(admin, async (client) => {
    const [people, givers] = [await signInMany(client), await signInGivers(client)];
    if (givers.length === 0) throw new StartError("There are no accounts with several contracts in the data.");
    const amount = Math.ceil((minutes * 60_000) / PAY_EVERY_MS);
    const likes = Array.from({ length: amount }, (_, nth) => people[nth % people.length]?.newest ?? "");
    return { people, givers, payable: await issueInvoices(client, likes) };
  });

/** What a load of some minutes showed. */
export interface Load {
  minutes: number;
  /** Requests a second: all there was to be had, and what was then asked for. */
  capacity: number;
  rate: number;
  requests: number;
  failed: number;
  p99Ms: number;
  /** Of the web process, at even distances from the beginning to the end. */
  memory: number[];
}

async function loadFor(minutes: number, { url, pid }: Served, cast: Cast, presses: Presses): Promise<Load> {
  const requests = cast.people.flatMap((person) =>
    pathsOf(person).map((path) => ({ path, headers: { cookie: cookieOf(person) } })),
  );
  const fire = (duration: number, overallRate?: number) => {
    let nth = 0;
    // Each connection begins with somebody else: otherwise all ask for the same at the same time.
    const setupClient = (client: autocannon.Client): void => {
      const from = Math.floor((requests.length * nth++) / CONNECTIONS);
      client.setRequests([...requests.slice(from), ...requests.slice(0, from)]);
    };
    const rate = overallRate ? { overallRate } : {};
    return autocannon({ url, connections: CONNECTIONS, duration, requests, setupClient, timeout: 30, ...rate });
  };
  await fire(CAPACITY_SECONDS);
  const capacity = (await fire(CAPACITY_SECONDS)).requests.average;
  const rate = Math.max(1, Math.floor(capacity * PART_OF_CAPACITY - PRESSED_A_SECOND));
  say(`… ${minutes} minutes of ${rate} requests a second and what is pressed, of ${capacity.toFixed(0)} to be had`);
  const memory: number[] = [];
  const sampling = setInterval(() => memory.push(residentBytes(pid)), (minutes * 60_000) / SAMPLES);
  const [taken] = await Promise.all([fire(minutes * 60, rate), pressAll(minutes, cast, presses)]);
  clearInterval(sampling);
  const failed = taken.errors + taken.timeouts + taken.non2xx;
  return { minutes, capacity, rate, memory, requests: taken.requests.total, failed, p99Ms: taken.latency.p99 };
}

/** Each invoice is paid once by somebody, and contracts are given and taken again, at their own pace. */
async function pressAll(minutes: number, { people, givers, payable }: Cast, presses: Presses): Promise<void> {
  const until = performance.now() + minutes * 60_000;
  const paying = inTurn(PAY_EVERY_MS, until, async (nth) => {
    const [person, reference] = [people[nth % people.length], payable[nth]];
    if (person && reference) await presses.pay(person, reference);
  });
  const giving = inTurn(GIVE_EVERY_MS, until, async (nth) => {
    const giver = givers[nth % givers.length];
    if (!giver) return;
    await presses.give(giver);
    await presses.take(giver);
  });
  await Promise.all([paying, giving]);
}

/** One after the other, each not before its time. */
async function inTurn(everyMs: number, until: number, work: (nth: number) => Promise<void>): Promise<void> {
  const since = performance.now();
  for (let nth = 0; performance.now() < until; nth++) {
    await work(nth);
    await new Promise((go) => setTimeout(go, Math.max(0, since + (nth + 1) * everyMs - performance.now())));
  }
}

const pathsOf = ({ newest, contract }: Person): string[] => [
  "/invoices",
  "/invoices?status=unpaid",
  `/invoices/${newest}`,
  "/contracts",
  `/contracts/${contract}`,
  "/",
  "/payments",
  "/users",
  `/api/invoices/${newest}/pdf`,
  "/subscriptions",
];
