import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { root } from "../migration/paths";
import type { Verdict } from "./goals";
import type { Target } from "./target";
import { type Interaction, interactions, judgeBrowser, type Loaded, type Used } from "./vitals";

/** What a phone of some years on a slow network is held to be. */
const SLOWER = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
/** After that, what is to come has come: the last frame, and what the browser tells of it. */
const SETTLED_MS = 1_000;
const PATIENCE_MS = 60_000;
/** How often everything is clicked through. */
const USES = 3;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

interface BrowserGoals {
  browser: Browser;
  portal: Target;
  bareNext: Target;
  rounds: number;
}

/**
 * Goal 7: the list in a browser on a slow machine and network. Each load is a cold one, in a window of its own; the first
 * round warms up the servers. Lighthouse is no part of this: axe stands in for its accessibility.
 */
export async function browserGoals({ browser, portal, bareNext, rounds }: BrowserGoals): Promise<Verdict[]> {
  const [own, theirs]: [Loaded[], Loaded[]] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    const [ours, other] = [
      await inWindow(browser, portal, SLOWER, read),
      await inWindow(browser, bareNext, SLOWER, read),
    ];
    if (round === 0) continue;
    own.push(ours);
    theirs.push(other);
  }
  const used: Used[] = [];
  for (let nth = 0; nth < USES; nth++) used.push(await inWindow(browser, portal, SLOWER, use));
  const violations = await inWindow(browser, portal, 1, look);
  return judgeBrowser({ own, theirs, used, violations });
}

/** A page in a window that knows nothing yet, on a machine and a network so much slower. */
async function inWindow<T>(
  browser: Browser,
  { url, headers }: Target,
  slower: number,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const [name = "", value = ""] = (headers.cookie ?? "").split("=");
    if (value) await context.addCookies([{ name, value, url }]);
    await context.addInitScript({ path: join(root, "bench/vitals.js") });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    if (slower > 1) {
      await devtools.send("Network.emulateNetworkConditions", NETWORK);
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
    }
    await page.goto(url, { waitUntil: "networkidle", timeout: PATIENCE_MS });
    await page.waitForTimeout(SETTLED_MS);
    return await work(page);
  } finally {
    await context.close();
  }
}

const read = (page: Page): Promise<Loaded> =>
  page.evaluate(() => {
    const { lcpMs, cls } = window.benchVitals;
    return { lcpMs, cls };
  });

/** What people do on the list, one after the other, as somebody with a mouse does it. */
async function use(page: Page): Promise<Used> {
  const clicks: Interaction[] = [];
  let cls = 0;
  let isElsewhere = false;
  for (const { name, act, leads } of interactions(page)) {
    await page.evaluate(() => window.benchVitals.forget());
    await act();
    await page.waitForTimeout(SETTLED_MS);
    clicks.push({ name, ms: await page.evaluate(() => window.benchVitals.slowestMs) });
    // What another page brings was asked for, however late it comes.
    isElsewhere ||= leads;
    if (!isElsewhere) cls = (await read(page)).cls;
  }
  return { clicks, cls };
}

async function look(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(RULES)
    .options({ resultTypes: ["violations"] });
  return (await axe.analyze()).violations.map(({ id, nodes }) => `${id} (${nodes.length})`);
}
