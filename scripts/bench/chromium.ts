import { type Browser, chromium } from "@playwright/test";
import type { Run } from "../start/run";
import { say } from "../start/step";
import { ensureBrowser, UNUSED_FEATURES } from "../testing/browser";

/** One browser for everything that is measured in one; it ends with the run. Null where there is none to be had. */
export async function openChromium(run: Run): Promise<Browser | null> {
  const executablePath = await ensureBrowser(process.env.CHROMIUM_PATH).catch((error: Error) =>
    say(`! ${error.message}`),
  );
  if (!executablePath) return null;
  const browser = await chromium.launch({
    executablePath,
    // The bench ends it itself, after what it is doing.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    args: [
      "--disable-background-networking",
      "--disable-quic",
      `--disable-features=${UNUSED_FEATURES.join(",")}`,
      // Chromium's own sandbox does not work for root.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });
  run.atStop(() => browser.close());
  return browser;
}
