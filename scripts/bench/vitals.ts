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

/** A page clicked through once. */
export interface Used {
  clicks: readonly Interaction[];
  /** What moved that nobody had asked to move, until a click led elsewhere. */
  cls: number;
}

export interface Found {
  own: readonly Loaded[];
  theirs: readonly Loaded[];
  used: readonly Used[];
  /** What axe found, by the name of the rule. */
  violations: readonly string[];
}

/** The median of the rounds' own ratios, and of each click; of what moved the most there was. */
export function judgeBrowser({ own, theirs, used, violations }: Found): Verdict[] {
  const ratio = median(own.map(({ lcpMs }, index) => lcpMs / (theirs[index]?.lcpMs ?? Number.NaN)));
  const typical = (all: readonly Loaded[]): string => `${median(all.map(({ lcpMs }) => lcpMs)).toFixed(0)} ms`;
  const loading = Math.max(...own.map((one) => one.cls));
  const using = Math.max(...used.map((one) => one.cls));
  const moved = `${loading.toFixed(3)} in the worst of ${own.length} loads, ${using.toFixed(3)} of ${used.length} that were clicked in`;
  const clicks = medianClicks(used);
  const slowest = clicks.reduce((worst, click) => (click.ms > worst.ms ? click : worst), { name: "—", ms: 0 });
  const inp = clicks.length > 0 ? slowest.ms : Number.NaN;
  const usual = `${slowest.name}; half of ${clicks.length} within ${median(clicks.map(({ ms }) => ms)).toFixed(0)} ms`;
  const found =
    violations.length > 0 ? violations.join(", ") : "in place of Lighthouse, whose current version wants a newer Node";
  return [
    verdict(7, "LCP, slow machine and network ÷ bare Next's", 1.3, ratio, `${typical(own)} ÷ ${typical(theirs)}`),
    verdict(7, "layout shift of loading and clicking", 0.01, Math.max(loading, using), moved),
    verdict(7, "INP in ms, the slowest click", 200, inp, usual),
    verdict(7, "accessibility: violations that axe finds", 0, violations.length, found),
  ];
}

/** One interaction that met something else on the machine says nothing. */
const medianClicks = ([first, ...others]: readonly Used[]): Interaction[] =>
  (first?.clicks ?? []).map(({ name, ms }, nth) => ({
    name,
    ms: median([ms, ...others.map(({ clicks }) => clicks[nth]?.ms ?? Number.NaN)]),
  }));

interface Act {
  name: string;
  /** To another page. */
  leads: boolean;
  act: () => Promise<unknown>;
}

/** On the portal's list, in this order. */
export function interactions(page: Page): Act[] {
  const rows = page.locator("tbody input[type=checkbox]");
  const order = page.locator("select[name=sort]");
  const here = (name: string, act: Act["act"]): Act => ({ name, act, leads: false });
  const away = (name: string, act: Act["act"]): Act => ({ name, act, leads: true });
  return [
    here("ticking the first invoice", () => rows.nth(0).click()),
    here("ticking the second", () => rows.nth(1).click()),
    here("unticking the first", () => rows.nth(0).click()),
    here("typing into the search", () => page.locator("input[name=q]").pressSequentially("INV")),
    here("the order, by keyboard", () => order.press("ArrowDown")),
    here("a menu in the header", () => page.locator("header [popovertarget]:visible").last().click()),
    here("closing it", () => page.keyboard.press("Escape")),
    away("the tab of unpaid ones", () => page.locator("main a[href*='status=unpaid']").first().click()),
    here("ticking one of them", () => rows.nth(0).click()),
    away("the link to contracts", () => page.locator("nav a[href='/contracts']").first().click()),
  ];
}
