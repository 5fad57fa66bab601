import type { Page } from "@playwright/test";
import { type Verdict, verdict } from "./goals";
import { median } from "./numbers";

declare global {
  interface Window {
    benchVitals: Vitals;
  }
}

/** What a page notes of itself (bench/vitals.js). */
interface Vitals {
  lcpMs: number;
  cls: number;
  /** Of all that was clicked or typed since it was last told to forget; 0: shorter than the browser tells of. */
  slowestMs: number;
  forget: () => void;
}

/** One thing that somebody does, and how long the page took to show something of it. */
export interface Interaction {
  name: string;
  ms: number;
}

/** One cold load. */
export interface Loaded {
  lcpMs: number;
  cls: number;
}

export interface Found {
  own: readonly Loaded[];
  theirs: readonly Loaded[];
  /** What each click took until the next frame, and what moved that nobody had asked to move. */
  used: { clicks: readonly Interaction[]; cls: number };
  /** What axe found, by the name of the rule. */
  violations: readonly string[];
}

/** The median of the rounds' own ratios; of everything else the worst there was. */
export function judgeBrowser({ own, theirs, used, violations }: Found): Verdict[] {
  const ratio = median(own.map(({ lcpMs }, index) => lcpMs / (theirs[index]?.lcpMs ?? Number.NaN)));
  const typical = (all: readonly Loaded[]): string => `${median(all.map(({ lcpMs }) => lcpMs)).toFixed(0)} ms`;
  const cls = Math.max(used.cls, ...own.map((one) => one.cls));
  const slowest = used.clicks.reduce((worst, click) => (click.ms > worst.ms ? click : worst), { name: "—", ms: 0 });
  const inp = used.clicks.length > 0 ? slowest.ms : Number.NaN;
  const found = violations.length > 0 ? violations.join(", ") : "in place of Lighthouse, which this Node cannot run";
  return [
    verdict(7, "LCP, slow machine and network ÷ bare Next's", 1.3, ratio, `${typical(own)} ÷ ${typical(theirs)}`),
    verdict(7, "layout shift of loading and clicking", 0.01, cls, `${own.length} loads, ${used.clicks.length} clicks`),
    verdict(7, "INP in ms, the slowest click", 200, inp, `${slowest.name}, of ${used.clicks.length}`),
    verdict(7, "accessibility: violations that axe finds", 0, violations.length, found),
  ];
}

interface Act {
  name: string;
  act: () => Promise<unknown>;
}

/** On the portal's list, in this order; the last of them leads away. */
export function interactions(page: Page): Act[] {
  const rows = page.locator("tbody input[type=checkbox]");
  const key = (name: string): Promise<void> => page.keyboard.press(name);
  return [
    { name: "ticking the first invoice", act: () => rows.nth(0).click() },
    { name: "ticking the second", act: () => rows.nth(1).click() },
    { name: "unticking the first", act: () => rows.nth(0).click() },
    { name: "typing into the search", act: () => page.locator("input[name=q]").pressSequentially("INV") },
    {
      name: "the order, by keyboard",
      act: () =>
        page
          .locator("select[name=sort]")
          .focus()
          .then(() => key("ArrowDown")),
    },
    { name: "a menu in the header", act: () => page.locator("header [popovertarget]:visible").last().click() },
    { name: "closing it", act: () => key("Escape") },
    { name: "the tab of unpaid ones", act: () => page.locator("main a[href*='status=unpaid']").first().click() },
    { name: "ticking one of them", act: () => rows.nth(0).click() },
    { name: "the link to contracts", act: () => page.locator("nav a[href='/contracts']").first().click() },
  ];
}
