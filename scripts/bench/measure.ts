import type { Run } from "../start/run";
import { step } from "../start/step";
import type { BenchArguments } from "./arguments";
import { browserGoals } from "./browser";
import { openChromium } from "./chromium";
import { dataPathGoals } from "./data-path";
import type { BenchServer } from "./database";
import { documentGoals } from "./documents";
import { type Flatness, type Measured, unmeasured, type Verdict, verdict } from "./goals";
import { compareLatencies, type Latency, unanswered } from "./latency";
import { takeTurn } from "./load";
import { heaviestScripts, type PageBytes, readPage, weigh } from "./page";
import { proxyGoals } from "./proxied";
import { type Pace, type Rounds, type Targets, takeRounds } from "./rounds";
import type { Served, Servers } from "./servers";
import { residentBytes, stallGoals } from "./stall";
import type { Target } from "./target";
import { cursorOfPage, type SignedIn, signIn } from "./viewers";

const PAGE_SIZE = 50;
/** The deep page stands near the end of the list. */
const DEEP = 0.95;

const paceOf = ({ quick, rounds }: BenchArguments): { one: Pace; many: Pace; latencySeconds: number } =>
  quick
    ? {
        many: { warmUpSeconds: 4, turnSeconds: 4, rounds },
        one: { warmUpSeconds: 2, turnSeconds: 2, rounds },
        latencySeconds: 12,
      }
    : {
        many: { warmUpSeconds: 20, turnSeconds: 15, rounds },
        one: { warmUpSeconds: 10, turnSeconds: 10, rounds },
        latencySeconds: 60,
      };

/** Everything that is measured, in order. @throws StartError where a page is not what it should be */
export async function measure(
  args: BenchArguments,
  server: BenchServer,
  servers: Servers,
  run: Run,
): Promise<Measured> {
  const pace = paceOf(args);
  const typical = await signIn(server.large.admin, "typical");
  const targets: Targets = {
    portal: invoicesOf("The portal", servers.portal, typical),
    bareHttp: { name: "Bare http", headers: {}, ...servers.bareHttp },
    bareNext: { name: "Bare Next", headers: {}, ...servers.bareNext },
  };
  const pages = await pagesOf(args, server, servers, targets.portal);
  const bytes = await step("Pages checked: 50 rows each", () => weighAll(targets));
  const many = await takeRounds(targets, server.pid, 16, pace.many);
  const one = await takeRounds(targets, server.pid, 1, pace.one);
  const flatness = await step("Pages compared, one request at a time", () => flatnessOf(pages, pace.latencySeconds));
  const further = await furtherGoals(args, server, servers, targets, run);
  return { rounds: [one, many] satisfies Rounds[], bytes, flatness, further };
}

/** Seconds of the list beside large files, of warming up documents and of large ones, and requests of a turn behind nginx. */
const FURTHER = { stall: 20, warmUp: 20, documents: 25, turn: 300 };
const QUICKER: typeof FURTHER = { stall: 6, warmUp: 4, documents: 8, turn: 100 };
/** Cold loads of each page. */
const LOADS = 5;

/** Last: signing in anew ends the sessions of before. Memory first: documents are nothing that bare Next makes. */
async function furtherGoals(
  args: BenchArguments,
  { large, pid }: BenchServer,
  servers: Servers,
  { portal: list, bareNext }: Targets,
  run: Run,
): Promise<Verdict[]> {
  const typical = await signIn(large.admin, "typical");
  const rounds = args.quick ? 1 : args.rounds;
  const { stall: seconds, warmUp: warmUpSeconds, documents, turn } = args.quick ? QUICKER : FURTHER;
  const own = { ...list, headers: { cookie: typical.cookie } };
  const browser = args.quick ? null : await openChromium(run);
  const found = [
    await step("Memory measured", () => memoryGoal(servers, bareNext, pid, args.quick)),
    ...(await step("Data path measured", () => dataPathGoals(large))),
    ...(await step("Documents measured", () =>
      documentGoals({
        ...{ admin: large.admin, browser, databasePid: pid, servers, typical },
        ...{ rounds, warmUpSeconds, seconds: documents },
      }),
    )),
  ];
  if (browser) {
    const seen = { browser, portal: own, bareNext, rounds: LOADS };
    found.push(...(await step("The list in a browser measured", () => browserGoals(seen))));
  } else found.push(unmeasured(7, "the list in a browser", args.quick ? "not in --quick" : "there is no browser here"));
  if (args.invoices >= 1_000_000) {
    const big = await signIn(large.admin, "large");
    const stall = { admin: large.admin, servers, list: own, typical, large: big, seconds };
    found.push(...(await step("The list beside large files measured", () => stallGoals(stall))));
  } else found.push(unmeasured(5, "the list beside large files", "only with a million invoices"));
  const proxied = {
    list: own,
    second: servers.portalTwin,
    dataDir: args.dataDir,
    port: args.port + 6,
    databasePid: pid,
  };
  found.push(
    ...(await step("Two processes behind nginx measured", () => proxyGoals({ ...proxied, rounds, turn, run }))),
  );
  return found;
}

/** Bare Next has shown its list by pg until now; it has Prisma as the portal does once it has shown it by Prisma as well. */
async function memoryGoal(
  { portal, bareNext }: Servers,
  list: Target,
  databasePid: number,
  isQuick: boolean,
): Promise<Verdict> {
  const byPrisma = { ...list, url: new URL("/prisma", list.url).href };
  await readPage(byPrisma);
  await takeTurn(byPrisma, databasePid, 16, isQuick ? 300 : 1_500);
  const [ours = 0, theirs = 0] = [portal, bareNext].map(({ pid }) => residentBytes(pid) / 2 ** 20);
  const told = `${ours.toFixed(0)} MB ÷ ${theirs.toFixed(0)} MB`;
  return verdict(8, "memory after the load ÷ bare Next's with Prisma", 1.3, ours / theirs, told);
}

type Pages = Record<keyof Flatness, Target | null>;

/** Whose pages are compared: each person's own list. */
async function pagesOf(args: BenchArguments, server: BenchServer, servers: Servers, typical: Target): Promise<Pages> {
  const { admin } = server.large;
  const small = await signIn(server.small.admin, "typical");
  const pages = { small: invoicesOf("The small database", servers.portalSmall, small), typical };
  if (args.invoices < 1_000_000) return { ...pages, wide: null, largeFirst: null, largeDeep: null };
  const wide = await signIn(admin, "wide");
  const large = await signIn(admin, "large");
  const deep = await cursorOfPage(admin, "large", Math.floor((large.invoices / PAGE_SIZE) * DEEP));
  return {
    ...pages,
    wide: invoicesOf(`The person on ${wide.contracts} contracts`, servers.portal, wide),
    largeFirst: invoicesOf("The large account's first page", servers.portal, large),
    largeDeep: invoicesOf("The large account's deep page", servers.portal, large, `?after=${deep}`),
  };
}

const invoicesOf = (name: string, { url, pid }: Served, { cookie }: SignedIn, search = ""): Target => ({
  ...{ name, pid, headers: { cookie } },
  url: `${url}/invoices${search}`,
});

/** All lists of customers: what they load in the browser is limited on each. */
const LISTS = [
  "/invoices",
  "/payments",
  "/credit-memos",
  "/statements",
  "/contracts",
  "/subscriptions",
  "/quotes",
  "/orders",
  "/products",
  "/requests",
  "/users",
  "/support",
];

async function weighAll(targets: Targets): Promise<Measured["bytes"]> {
  const one = async (target: Target): Promise<PageBytes> => weigh(target, await readPage(target));
  const { portal } = targets;
  const lists = LISTS.map((path) => ({ ...portal, url: new URL(path, portal.url).href }));
  return {
    portal: { ...(await one(portal)), ...(await heaviestScripts(lists)) },
    bareHttp: await one(targets.bareHttp),
    bareNext: await one(targets.bareNext),
  };
}

/** A page that does not even answer is told as such: that too is a finding, and the rest is worth having. */
async function flatnessOf(pages: Pages, seconds: number): Promise<Flatness> {
  const found: Flatness = { ...NOTHING };
  const measured: { name: keyof Flatness; target: Target }[] = [];
  for (const name of Object.keys(NOTHING) as (keyof Flatness)[]) {
    const target = pages[name];
    if (!target) continue;
    const problem = await readPage(target).then(
      () => null,
      (error: Error) => error.message,
    );
    if (problem === null) measured.push({ name, target });
    else found[name] = unanswered(problem);
  }
  const latencies = await compareLatencies(
    measured.map(({ target }) => target),
    seconds,
  );
  for (const [index, { name }] of measured.entries()) found[name] = latencies[index] as Latency;
  return found;
}

const NOTHING: Flatness = { small: null, typical: null, wide: null, largeFirst: null, largeDeep: null };
