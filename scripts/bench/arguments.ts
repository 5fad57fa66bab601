import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../migration/paths";

/** What was asked for on the command line. */
export interface BenchArguments {
  quick: boolean;
  invoices: number;
  rounds: number;
  dataDir: string;
  /** The first of nine: portal, bare http, bare Next, portal on the small database and once more, documents, nginx twice, sandbox. */
  port: number;
  dbPort: number;
  json: string | null;
  /** Minutes of load instead of measuring; 0: measure. */
  load: number;
}

/** One sentence about what cannot be done. */
export class UsageError extends Error {}

export const USAGE = `npm run bench -- [--quick] [--invoices N] [--rounds N] [--data DIR] [--json FILE] [--port N] [--db-port N] [--load MINUTES]

Measures the invoice list against the baselines of bench/, interleaved, and marks the goals it can: met or missed.
  --quick      shorter warm-up and rounds: about three minutes once the data are there
  --invoices   rows of the large database (1000000); they are kept between runs
  --rounds     how often each server has its turn (3)
  --data       where the databases are kept (.tmp/bench)
  --json       writes all figures to a file
  --port       the first of nine ports for the servers (3200)
  --db-port    the database's (54340)
  --load       no measuring, but so many minutes at 80 % of what the portal can, payments and all`;

const OPTIONS = {
  quick: { type: "boolean", default: false },
  invoices: { type: "string", default: "1000000" },
  rounds: { type: "string", default: "3" },
  data: { type: "string", default: ".tmp/bench" },
  json: { type: "string" },
  port: { type: "string", default: "3200" },
  "db-port": { type: "string", default: "54340" },
  load: { type: "string", default: "0" },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** Null when help was asked for. @throws UsageError */
export function readArguments(args: readonly string[]): BenchArguments | null {
  const values = parse(args);
  if (values.help) return null;
  return {
    quick: values.quick,
    invoices: numberBetween("--invoices", values.invoices, 10_000, 20_000_000),
    rounds: numberBetween("--rounds", values.rounds, 1, 100),
    dataDir: resolve(root, values.data),
    port: numberBetween("--port", values.port, 1, 65_527),
    dbPort: numberBetween("--db-port", values["db-port"], 1, 65_535),
    json: values.json ? resolve(root, values.json) : null,
    load: numberBetween("--load", values.load, 0, 600),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(". To specify");
    throw new UsageError(`${sentence}\n\n${USAGE}`);
  }
}

function numberBetween(name: string, text: string, least: number, most: number): number {
  const number = Number(text.replaceAll("_", ""));
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new UsageError(`${name} takes a whole number from ${least} to ${most}.`);
}
