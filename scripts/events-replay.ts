import { parseArgs } from "node:util";
import { z } from "zod";
import { SettingError } from "@/lib/platform/env";
import { generateClient } from "./generate-client";
import { sentenceFor } from "./import/database";
import { portalSettings } from "./ledger-check/settings";

const USAGE = `npm run events:replay -- --since INSTANT
After a restore: takes from the payment provider what it has told since (ISO 8601, e.g. 2027-03-09T18:00:00Z), and puts back
payments that this database has lost. Name the instant at which the backup began. Nobody is charged by it; again it finds nothing new.`;

const DONE = {
  settled: "recovered with its invoices",
  unapplied: "recovered as unapplied money of its account: its invoices are not open here",
  closed: "nobody had paid: closed at the provider",
  nothing: "ended without money",
  unknown: "NOT RECOVERED: it does not say what it was for. Look it up at the provider",
} as const;

/** What could not be recovered is left; it could not be run. */
const EXIT = { left: 1, failed: 2 } as const;

/** Clocks differ, and an event may be told a moment after what it tells of. */
const OVERLAP_MS = 60 * 60 * 1_000;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { since: { type: "string" } } });
  const since = z.iso.datetime({ offset: true }).safeParse(values.since);
  if (!since.success) throw new SettingError(USAGE);
  Object.assign(process.env, portalSettings());
  await generateClient();
  // Loaded only now: what follows reads the settings.
  const [{ replayEvents }, { disconnect }] = await Promise.all([
    import("@/lib/payments/recovery/commands/replay-events"),
    import("@/lib/platform/db"),
  ]);
  let left = 0;
  try {
    const from = new Date(new Date(since.data).getTime() - OVERLAP_MS);
    const { events, taken } = await replayEvents(from, ({ attemptId, providerId, as, amountMinor, currency }) => {
      if (as === "unknown") left += 1;
      console.log(`attempt ${attemptId} (${providerId}), ${amountMinor} ${currency} in minor units: ${DONE[as]}.`);
    });
    console.log(
      `${events} events told since, ${taken} of them new: the worker acts on them. Then run npm run ledger:check.`,
    );
  } finally {
    await disconnect();
  }
  if (left > 0) process.exitCode = EXIT.left;
}

main().catch((error: unknown) => {
  const isPlain = error instanceof SettingError || (error instanceof TypeError && "code" in error);
  console.error(isPlain ? error.message : (sentenceFor(error) ?? error));
  process.exitCode = EXIT.failed;
});
