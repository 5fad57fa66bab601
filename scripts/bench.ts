import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type BenchArguments, readArguments, USAGE, UsageError } from "./bench/arguments";
import { openDatabases } from "./bench/database";
import { judge } from "./bench/goals";
import { measure } from "./bench/measure";
import { underLoad } from "./bench/mix";
import { reportJson, reportText, verdictTable } from "./bench/report";
import { buildServers, startServers } from "./bench/servers";
import { MigrationError } from "./migration/errors";
import { Run } from "./start/run";
import { StartError } from "./start/step";

// A terminal and npm may both pass on one press of Ctrl-C.
const SAME_PRESS_MS = 1_000;
const INTERRUPTED = 130;

const run = new Run((message) => end(1, message));
let ending: number | undefined;

/** `npm run bench`: what the invoice list costs, beside its baselines. A missed goal is no failure. */
async function bench(args: BenchArguments): Promise<void> {
  if (process.platform !== "linux") throw new StartError("The bench reads CPU time from /proc: it runs on Linux only.");
  const server = await openDatabases(args, run);
  await buildServers(run);
  if (args.load > 0) {
    console.log(`\n${verdictTable(await underLoad(args, server, run)).join("\n")}\n`);
    return;
  }
  const servers = await startServers(args, server, run);
  const measured = await measure(args, server, servers, run);
  const verdicts = judge(measured);
  console.log(`\n${reportText(measured, verdicts, args.invoices)}\n`);
  if (!args.json) return;
  mkdirSync(dirname(args.json), { recursive: true });
  writeFileSync(args.json, reportJson(measured, verdicts, args.invoices));
}

function end(code: number, message?: string): void {
  if (ending !== undefined) return;
  ending = performance.now();
  if (message) console.error(`\n  ✗ ${message}`);
  run.stop().then(
    () => process.exit(code),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}

function onSignal(): void {
  if (ending === undefined) {
    console.log("\n  Stopping …");
    end(INTERRUPTED);
  } else if (performance.now() - ending > SAME_PRESS_MS) {
    run.kill();
    process.exit(INTERRUPTED);
  }
}

function fail(error: unknown): void {
  if (run.stopping) return;
  const isPlain = error instanceof StartError || error instanceof MigrationError;
  end(1, isPlain || !(error instanceof Error) ? (error as Error).message : (error.stack ?? error.message));
}

function main(): void {
  try {
    const args = readArguments(process.argv.slice(2));
    if (!args) {
      console.log(USAGE);
      return;
    }
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
    process.on("uncaughtException", fail);
    bench(args).then(() => end(0), fail);
  } catch (error) {
    console.error(error instanceof UsageError ? error.message : error);
    process.exitCode = 2;
  }
}

main();
