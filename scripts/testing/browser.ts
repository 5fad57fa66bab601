import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { runCommand, runTool } from "./tool";

/** Chromium without the windows that nobody looks at: a test takes half the work. */
const SHELL = "/usr/bin/chromium-headless-shell";
const USUAL_PLACES = [
  SHELL,
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

/** The same, installed where there is none, or none without windows. @throws with a sentence on how to get one */
export async function ensureBrowser(named: string | undefined): Promise<string> {
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  const known = named ?? (existsSync(SHELL) ? SHELL : undefined) ?? (await installPackage("chromium-headless-shell"));
  const found = known ?? findBrowser(undefined) ?? (await install());
  if (found) return found;
  throw new Error(
    "There is no browser for the end-to-end tests: install Chromium or Chrome, or name one in CHROMIUM_PATH.",
  );
}

async function install(): Promise<string | undefined> {
  const installed = await installPackage("chromium");
  if (installed) return installed;
  console.log("No browser here: asking Playwright for its own (playwright install chromium).");
  const command = join(createRequire(import.meta.url).resolve("@playwright/test/package.json"), "..", "cli.js");
  await runTool([command, "install", "chromium"]);
  return findBrowser(undefined);
}

/** A mirror that does not answer is not waited for. */
const IMPATIENT = ["-q", "-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=10"];

/** In a container, where we may: from the system's packages. Undefined where that cannot be. */
async function installPackage(name: "chromium" | "chromium-headless-shell"): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  console.log(`Installing a browser from the system's packages (apt-get install ${name}).`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runCommand("apt-get", ["update", ...IMPATIENT], { env, quiet: true });
  const { code } = await runCommand("apt-get", ["install", "-y", ...IMPATIENT, name], { env, quiet: true });
  return code === 0 ? findBrowser(undefined) : undefined;
}
