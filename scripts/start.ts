import { SettingError } from "@/lib/platform/env";
import { generateClient } from "./generate-client";
import { MigrationError } from "./migration/errors";
import { loadEnvFiles } from "./settings";
import { claimDataDir, migrateDatabase, openDatabase, openMail } from "./start/embedded";
import { environmentsFor } from "./start/environment";
import { makePlan } from "./start/plan";
import { requireFreePorts } from "./start/ports";
import { buildPortal, seedDemo, startProcesses } from "./start/processes";
import { Run } from "./start/run";
import { loadSecrets } from "./start/secrets";
import { StartError } from "./start/step";
import { summary } from "./start/summary";

// A terminal and npm may both pass on one press of Ctrl-C.
const SAME_PRESS_MS = 1_000;

const run = new Run((message) => end(1, message));
let ending: number | undefined;

/** `npm start`: everything the portal needs, in order, and all of it stopped again at the end. */
async function start(): Promise<void> {
  const plan = makePlan(loadEnvFiles(), process.argv);
  await claimDataDir(plan, run);
  await requireFreePorts(plan);
  const secrets = plan.usesDataDir ? loadSecrets(plan.dataDir) : null;
  const client = run.step("Database client generated", generateClient, (written) =>
    written ? "Database client generated" : "Database client up to date",
  );
  const database = openDatabase(plan, secrets, run);
  const migrated = database.then((urls) => migrateDatabase(urls, run));
  const built = client.then(() => buildPortal(plan, run));
  const mail = openMail(plan, run);
  const [urls] = await Promise.all([database, client, migrated]);
  const environments = environmentsFor(plan, secrets, urls);
  await Promise.all([seedDemo(plan, environments.seed, run), built, mail]);
  await startProcesses(plan, environments, run);
  if (!run.stopping) console.log(summary(plan));
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
    end(0);
  } else if (performance.now() - ending > SAME_PRESS_MS) {
    run.kill();
    process.exit(1);
  }
}

const isPlain = (error: unknown): error is Error =>
  error instanceof StartError || error instanceof SettingError || error instanceof MigrationError;

const fail = (error: unknown): void => {
  if (run.stopping) return;
  const told = isPlain(error) || !(error instanceof Error) ? (error as Error).message : (error.stack ?? error.message);
  end(1, told);
};

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);
// A closed terminal must not keep us from stopping in order.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

start().catch(fail);
