import { build, checkStyle, checkTypes, measure, prepare, runPlaywright, runVitest } from "./testing/checks";
import { buildEmptied } from "./testing/emptied-build";
import { ensurePostgresClient } from "./testing/postgres-client";
import { crashed } from "./testing/reports";
import { closingLine, sum, type Tally } from "./testing/tally";
import { interruptTools } from "./testing/tool";

const PARTS = ["verify", "db", "matrix", "faults", "e2e"] as const;
type Part = (typeof PARTS)[number];

let interrupted = false;

/** `npm test`: every check there is. `--only PART` runs one part, and hands further arguments to its test runner. */
async function test(): Promise<Tally> {
  const { only, args } = readArguments(process.argv.slice(2));
  const wants = (part: Part): boolean => only === undefined || only === part;
  const tallies: Tally[] = [await run("Preparing", prepare)];
  if (wants("verify")) tallies.push(...(await verify(args)));
  if (wants("db")) await ensurePostgresClient();
  if (wants("db")) tallies.push(await run("Tests on Postgres", () => runVitest("db", args)));
  if (wants("matrix"))
    tallies.push(...(await onBuilds([build, buildEmptied], "The matrix", () => runVitest("matrix", args))));
  if (wants("faults")) tallies.push(...(await onBuilds([build], "Faults over HTTP", () => runVitest("faults", args))));
  if (wants("e2e")) tallies.push(...(await onBuilds([build], "End-to-end tests", () => runPlaywright(args))));
  // In CI, as information: a machine that does other things beside it proves nothing, so it counts nowhere.
  if (only === undefined && process.env.CI) await run("The bench, for information", measure);
  return sum(tallies);
}

const verify = (args: readonly string[]): Promise<Tally[]> =>
  Promise.all([
    run("Unit and architecture tests", () => runVitest("unit", args)),
    run("Types", checkTypes, false),
    run("Biome", checkStyle, false),
  ]);

/** Runs tests that look at production builds. Without a build there is nothing to look at. */
async function onBuilds(
  builds: readonly (() => Promise<Tally>)[],
  title: string,
  tests: () => Promise<Tally>,
): Promise<Tally[]> {
  const built = await run("Production build", async () => {
    const tallies: Tally[] = [];
    for (const make of builds) tallies.push(await make());
    return sum(tallies);
  });
  return built.failed > 0 ? [built] : [built, await run(title, tests)];
}

// Whatever goes wrong in one part, the others still run.
async function run(title: string, work: () => Promise<Tally>, announced = true): Promise<Tally> {
  if (interrupted) return crashed;
  if (announced) console.log(`\n── ${title}`);
  const started = performance.now();
  try {
    const tally = await work();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (announced) console.log(`${tally.failed === 0 ? "✓" : "✗"} ${title}  (${seconds} s)`);
    return tally;
  } catch (error) {
    console.error(`✗ ${title}: ${error instanceof Error ? error.message : error}`);
    return crashed;
  }
}

function readArguments(given: readonly string[]): { only: Part | undefined; args: string[] } {
  const at = given.indexOf("--only");
  if (at < 0) return { only: undefined, args: [...given] };
  const only = PARTS.find((part) => part === given[at + 1]);
  if (!only) throw new Error(`--only takes one of ${PARTS.join(", ")}.`);
  return { only, args: given.filter((_, index) => index !== at && index !== at + 1) };
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (!interrupted) interruptTools();
    interrupted = true;
  });
}

test().then(
  (tally) => {
    process.exitCode = tally.failed > 0 ? 1 : 0;
    // Once more at the end, where somebody who has only the end of a long log finds it.
    for (const failure of tally.failures ?? []) console.log(`✗ ${failure}`);
    console.log(`\n${closingLine(tally)}`);
  },
  (error: unknown) => {
    process.exitCode = 1;
    console.error(error instanceof Error ? error.message : error);
    console.log(`\n${closingLine(crashed)}`);
  },
);
