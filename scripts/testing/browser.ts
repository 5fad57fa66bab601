import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { runCommand, runTool } from "./tool";

const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * Parts of the browser that no test looks at. Chromium draws its address bar's suggestions as two pages, in each new
 * window, which takes a processor a second. Chromium heeds only the last list it is given, so what Playwright turns off
 * stands here again.
 */
export const UNUSED_FEATURES = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "TcpPortRandomizationWin",
  "ThirdPartyStoragePartitioning",
  "msEdgeUpdateLaunchServicesPreferredVersion",
  "msForceBrowserSignIn",
];

/** A Chromium on this machine: the one named in CHROMIUM_PATH, the system's, or Playwright's own. */
export function findBrowser(named: string | undefined): string | undefined {
  return [named, ...USUAL_PLACES, chromium.executablePath()].find((path) => path && existsSync(path));
}

/** The same, installed where there is none. @throws with a sentence on how to get one */
export async function ensureBrowser(named: string | undefined): Promise<string> {
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  const found = findBrowser(named) ?? (await install());
  if (found) return found;
  throw new Error(
    "There is no browser for the end-to-end tests: install Chromium or Chrome, or name one in CHROMIUM_PATH.",
  );
}

async function install(): Promise<string | undefined> {
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("No browser here: installing the system's package (apt-get install chromium).");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await runCommand("apt-get", ["update", "-q"], { env, quiet: true });
    const { code } = await runCommand("apt-get", ["install", "-y", "-q", "chromium"], { env, quiet: true });
    const installed = findBrowser(undefined);
    if (code === 0 && installed) return installed;
  }
  console.log("No browser here: asking Playwright for its own (playwright install chromium).");
  const command = join(createRequire(import.meta.url).resolve("@playwright/test/package.json"), "..", "cli.js");
  await runTool([command, "install", "chromium"]);
  return findBrowser(undefined);
}
