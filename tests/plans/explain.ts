import { createRequire } from "node:module";
import { Client, escapeLiteral } from "pg";
import { withClient } from "../../scripts/bench/database";

// What pg makes of a value on its way to the server has no types of its own.
const utils = createRequire(import.meta.url)("pg/lib/utils") as {
  prepareValue: (value: unknown) => string | Buffer | null;
};

/** A statement as the app sent it. */
export interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What a plan does that a page cannot pay for. */
export interface Problem {
  readonly what: string;
  readonly statement: string;
}

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  Plans?: PlanNode[];
}

/** A page, and the row more that tells whether there is a next one; of each of the contracts that can be on it. */
const MOST_SORTED = 5_000;
/** Smaller tables are read whole in milliseconds, and rightly so by whoever sees a part of them. */
const LARGE_TABLE = 50_000;
/** Reading a tenth of a table is reading it whole. */
const WHOLE = 0.1;

interface Heard {
  as: string;
  statements: Sent[];
}

let heard: Heard | null = null;

// Before anything connects: what a pool does to its clients comes on top.
const send = Client.prototype.query as (...given: unknown[]) => unknown;
Client.prototype.query = function (this: Client, ...given: unknown[]) {
  const [first] = given as [string | { text: string; values?: unknown[] }];
  if (heard && typeof first === "string" && first.startsWith("BEGIN;")) heard.as = first.slice("BEGIN;".length);
  else if (heard && typeof first === "object" && /^\s*(SELECT|WITH)\b/i.test(first.text))
    heard.statements.push({ text: first.text, values: first.values ?? [] });
  return send.apply(this, given);
} as typeof Client.prototype.query;

/** The statements that are sent while `work` runs, and the statement that set the role and viewer they ran as. */
export async function sentBy(work: () => Promise<unknown>): Promise<Heard> {
  const own: Heard = { as: "", statements: [] };
  heard = own;
  try {
    await work();
  } finally {
    heard = null;
  }
  return own;
}

export interface Explained {
  problems: Problem[];
  milliseconds: number;
  blocks: number;
}

/** Runs the statements once more, as the same role and viewer, and reads how: EXPLAIN (ANALYZE, BUFFERS). */
export async function explain(
  url: string,
  { as, statements }: { as: string; statements: readonly Sent[] },
  rowsOf: ReadonlyMap<string, number>,
  mostSorted: number = MOST_SORTED,
): Promise<Explained> {
  const explained: Explained = { problems: [], milliseconds: 0, blocks: 0 };
  return withClient(url, async (client) => {
    await client.query("BEGIN");
    await client.query(as);
    for (const [at, { text, values }] of statements.entries()) {
      // As the app has it: prepared, so that it is planned as the door has set.
      await client.query(`PREPARE explained_${at} AS ${text}`);
      const given = values.length > 0 ? `(${values.map(literal).join(", ")})` : "";
      const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE explained_${at}${given}`);
      const [{ Plan, "Execution Time": milliseconds }] = rows[0]["QUERY PLAN"];
      explained.milliseconds += milliseconds;
      explained.blocks += (Plan["Shared Hit Blocks"] ?? 0) + (Plan["Shared Read Blocks"] ?? 0);
      explained.problems.push(...problemsOf(Plan, rowsOf, mostSorted).map((what) => ({ what, statement: text })));
    }
    return explained;
  });
}

function literal(value: unknown): string {
  const text: string | Buffer | null = utils.prepareValue(value);
  if (text === null) return "NULL";
  return escapeLiteral(Buffer.isBuffer(text) ? `\\x${text.toString("hex")}` : text);
}

function problemsOf(node: PlanNode, rowsOf: ReadonlyMap<string, number>, mostSorted: number): string[] {
  const below = (node.Plans ?? []).flatMap((plan) => problemsOf(plan, rowsOf, mostSorted));
  const kind = node["Node Type"];
  const table = node["Relation Name"];
  const read = (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
  const all = table ? (rowsOf.get(table) ?? 0) : 0;
  const scans = table && all >= LARGE_TABLE && kind === "Seq Scan" && read >= all * WHOLE;
  const sorts = kind.endsWith("Sort") && node["Actual Rows"] * node["Actual Loops"] > mostSorted;
  return [
    ...below,
    ...(scans ? [`reads ${read} of ${all} rows of ${table} one by one`] : []),
    ...(sorts ? [`sorts ${node["Actual Rows"] * node["Actual Loops"]} rows`] : []),
  ];
}
