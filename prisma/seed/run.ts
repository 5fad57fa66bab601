import { setTestClock } from "@/lib/platform/clock";
import { disconnect, systemDb } from "@/lib/platform/db";
import { env, hasRealDatabase, isForReal } from "@/lib/platform/env";
import { seedFiles } from "./collections";
import { seedDemo } from "./demo";
import { seedHistory } from "./history";

/** Part of every start: sets the portal's clock, and fills an empty database with the demo world where that is allowed. */
async function run(): Promise<void> {
  const settings = env();
  await systemDb((tx) => setTestClock(tx, settings.TEST_CLOCK ? new Date(settings.TEST_CLOCK) : null));
  const isWanted = settings.DEMO_DATA === "on" || (settings.DEMO_DATA === "auto" && !hasRealDatabase(settings));
  if (!isWanted || isForReal(settings)) return console.log("demo world: not wanted here");
  const accounts = await systemDb((tx) => tx.account.count());
  if (accounts > 0) return console.log("demo world: there already");
  await seedDemo();
  await systemDb(seedHistory);
  await seedFiles();
  console.log("demo world: seeded");
}

run()
  .finally(disconnect)
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
