import { SettingError } from "@/lib/platform/env";
import { generateClient } from "./generate-client";
import { sentenceFor } from "./import/database";
import { portalSettings } from "./ledger-check/settings";

/** What does not agree was found; the provider could not be asked, and nothing else was found; it could not be run. */
const EXIT = { disagrees: 1, failed: 2, uncompared: 3 } as const;

const WHY = {
  down: "The payment provider does not answer: payments were not compared with its charges.",
  "not set up": "No payment provider is set up: payments were not compared with its charges.",
} as const;

/** `npm run ledger:check`: whether everything that should say the same about money does. */
async function main(): Promise<void> {
  Object.assign(process.env, portalSettings());
  await generateClient();
  // Loaded only now: what follows reads the settings.
  const [{ checkLedger }, { lineOf, countsOf }, { disconnect }] = await Promise.all([
    import("@/lib/payments/ledger-check/queries"),
    import("@/lib/payments/ledger-check/rules"),
    import("@/lib/platform/db"),
  ]);
  try {
    const summary = await checkLedger("whole", (finding) => console.log(lineOf(finding)));
    const { findings, uncompared } = summary;
    if (uncompared) console.log(WHY[uncompared]);
    const verdict = findings === 0 ? "agree" : `do not agree in ${findings} ${findings === 1 ? "place" : "places"}`;
    console.log(`${countsOf(summary)} ${verdict}.`);
    process.exitCode = findings > 0 ? EXIT.disagrees : uncompared ? EXIT.uncompared : 0;
  } finally {
    await disconnect();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof SettingError ? error.message : (sentenceFor(error) ?? error));
  process.exitCode = EXIT.failed;
});
