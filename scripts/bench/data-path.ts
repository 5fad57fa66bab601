import { Client } from "pg";
import type { Viewer } from "../../lib/platform/viewer";
import { PEOPLE } from "./data-set";
import type { BenchDatabase } from "./database";
import { type Verdict, verdict } from "./goals";
import { quantile } from "./numbers";

const TIMES = 300;
const WARM_UP = 50;

/** Goal 3: what the list and the access check cost through the portal's own door, beside pg alone; on one connection each. */
export async function dataPathGoals({ web, admin }: BenchDatabase): Promise<Verdict[]> {
  // Read when the queries are loaded, which happens here.
  Object.assign(process.env, { DATABASE_URL: web, EMBEDDED: "database,mail", LOG_LEVEL: "silent" });
  const { listInvoices } = await import("../../lib/invoices/list/queries");
  const { getStanding } = await import("../../lib/access/queries");
  const { invoiceSearch } = await import("../../lib/invoices/schema");
  const { disconnect, systemDb } = await import("../../lib/platform/db");
  const { listQuery } = (await import("../../bench/list-query.mjs" as string)) as { listQuery: { text: string } };
  const viewer = {
    personId: `00000000-0000-4000-8004-${String(PEOPLE.typical).padStart(12, "0")}`,
    ...{ email: "measured1@bench.example", sessionId: "", locale: "en", preview: null },
  } as unknown as Viewer;
  const pg = new Client({ connectionString: admin });
  await pg.connect();
  const search = invoiceSearch.parse({});
  const statements = await countStatements(() => listInvoices(viewer, search));
  const [list = 0, named = 0, access = 0, one = 0] = await inTurns([
    () => listInvoices(viewer, search),
    async () => {
      await pg.query("BEGIN");
      await pg.query(listQuery);
      await pg.query("COMMIT");
    },
    () => getStanding(viewer),
    () => systemDb((tx) => tx.$queryRaw`SELECT 1`),
  ]);
  await Promise.all([pg.end(), disconnect()]);
  const ms = (value: number): string => `${value.toFixed(2)} ms`;
  return [
    verdict(3, "list query, p50 ÷ named pg in a transaction", 1.3, list / named, `${ms(list)} ÷ ${ms(named)}`),
    verdict(3, "access check, p50 ÷ SELECT 1 by the same door", 3, access / one, `${ms(access)} ÷ ${ms(one)}`),
    // The session's, the frame's, and the list's.
    verdict(
      3,
      "statements a page besides the transactions' own",
      3,
      2 + statements,
      `session, frame, ${statements} of the list`,
    ),
  ];
}

/** Each in turn, over and over. @returns their medians, in milliseconds */
async function inTurns(works: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times = works.map(() => [] as number[]);
  for (let turn = -WARM_UP; turn < TIMES; turn++)
    for (const [index, work] of works.entries()) {
      const since = performance.now();
      await work();
      if (turn >= 0) times[index]?.push(performance.now() - since);
    }
  return times.map((taken) => quantile(taken, 0.5));
}

/** How many statements pg sends but BEGIN and COMMIT. */
async function countStatements(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const own = Client.prototype.query as (...given: unknown[]) => unknown;
  Client.prototype.query = function (this: Client, ...given: unknown[]) {
    const [first] = given as [string | { text: string }];
    if (!/^(BEGIN|COMMIT)/.test(typeof first === "string" ? first : first.text)) count += 1;
    return own.apply(this, given);
  } as typeof Client.prototype.query;
  await work();
  Client.prototype.query = own as typeof Client.prototype.query;
  return count;
}
