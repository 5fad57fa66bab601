import { describe, expect, test } from "vitest";
import { figure, unmeasured, type Verdict, verdict, wordOf } from "@/scripts/bench/goals";
import { judgeLoad, type Loaded, quartersOf } from "@/scripts/bench/mix/judge";
import { summaryOf } from "@/scripts/bench/mix/overload";
import { referencesIn } from "@/scripts/bench/mix/truth";
import { verdictTable } from "@/scripts/bench/report";
import { judgeBrowser } from "@/scripts/bench/vitals";

const missed = (verdicts: readonly Verdict[]): string[] =>
  verdicts.filter(({ isMet }) => !isMet).map(({ what }) => what);

describe("what the bench measured", () => {
  test("[Measuring] a figure without a limit is told, and what was left out is not called met", () => {
    expect(wordOf(verdict(1, "x", 1, 1, ""))).toBe("met");
    expect(wordOf(verdict(1, "x", 1, 1.01, ""))).toBe("missed");
    expect(wordOf(verdict(1, "x", 1, Number.NaN, ""))).toBe("missed");
    expect(wordOf(figure(4, "x", 12, ""))).toBe("told");
    expect(wordOf(unmeasured(7, "the list in a browser", "not in --quick"))).toBe("not measured");
    expect(verdictTable([unmeasured(7, "a browser", "not in --quick")])[1]).toMatch(
      /7 +a browser +— +not measured +not in --quick/,
    );
  });
});

describe("a browser", () => {
  const load = (lcpMs: number, cls = 0) => ({ lcpMs, cls });
  const own = [load(1_200), load(9_000), load(1_300)];
  const theirs = [load(1_000), load(9_000), load(1_000)];
  const tick = { name: "a tick", ms: 40 };
  const used = [{ clicks: [tick], cls: 0 }];

  test("[Measuring] LCP is compared round by round, so that one slow round says nothing", () => {
    const [lcp] = judgeBrowser({ own, theirs, used, violations: [] });
    expect(lcp?.value).toBeCloseTo(1.2);
    expect(missed(judgeBrowser({ own, theirs, used, violations: [] }))).toEqual([]);
  });

  test("[Measuring] the slowest click of the usual ones, the most that moved and each violation count", () => {
    const use = (ms: number, cls: number) => ({ clicks: [tick, { name: "the menu", ms }], cls });
    const twice = { own, theirs, used: [use(208, 0), use(900, 0.02), use(16, 0)], violations: ["label (3)"] };
    const verdicts = judgeBrowser(twice);
    expect(verdicts.slice(1).map(({ value }) => value)).toEqual([0.02, 208, 1]);
    expect(missed(verdicts)).toHaveLength(3);
    expect(verdicts[2]?.detail).toContain("the menu");
    expect(verdicts[3]?.detail).toContain("label (3)");
  });

  test("[Measuring] nothing clicked is nothing met", () => {
    expect(missed(judgeBrowser({ own, theirs, used: [{ clicks: [], cls: 0 }], violations: [] }))).toEqual([
      "INP in ms, the slowest click",
    ]);
  });
});

describe("minutes of load", () => {
  const memory = Array.from({ length: 40 }, () => 300 * 2 ** 20);
  const right: Loaded = {
    ...{ minutes: 1, capacity: 100, rate: 75, requests: 4_500, failed: 0, p99Ms: 80, memory, paid: 60 },
    pressed: { done: 90, failed: 0, reasons: [] },
    wrong: { disagreements: [], charges: [], shown: [] },
    overload: {
      asked: 900,
      taken: 300,
      sentAway: 600,
      wrong: 0,
      medianAwayMs: 300,
      slowestAwayMs: 700,
      recoveredMs: 40,
    },
  };
  const missedWith = (other: Partial<Loaded>): string[] => missed(judgeLoad({ ...right, ...other }));

  test("[Measuring] all is met where nothing failed, and each thing that failed is missed", () => {
    expect(missedWith({})).toEqual([]);
    expect(missedWith({ failed: 1 })).toEqual(["requests that failed"]);
    expect(missedWith({ pressed: { done: 89, failed: 1, reasons: ["paying X: refused"] } })).toHaveLength(1);
    const { wrong, overload } = right;
    expect(missedWith({ wrong: { ...wrong, disagreements: ["invoice X"] } })).toEqual([
      expect.stringContaining("[M1]"),
    ]);
    expect(missedWith({ wrong: { ...wrong, charges: ["X: charged 2"] } })).toEqual([expect.stringContaining("[M1]")]);
    expect(missedWith({ wrong: { ...wrong, shown: ["the list of x"] } })).toEqual([expect.stringContaining("[A1]")]);
    expect(missedWith({ overload: { ...overload, wrong: 1 } })).toHaveLength(1);
    expect(missedWith({ overload: { ...overload, slowestAwayMs: 1_100 } })).toHaveLength(1);
    expect(missedWith({ overload: { ...overload, recoveredMs: 1_100 } })).toHaveLength(1);
  });

  test("[P2] an overload that nobody was sent away from proves nothing", () => {
    const overload = { ...right.overload, sentAway: 0, slowestAwayMs: 0 };
    expect(missedWith({ overload })).toEqual(["overload: slowest 503, in seconds"]);
  });

  test("[Measuring] memory that grows is missed, one peak is not", () => {
    expect(missedWith({ memory: memory.map((bytes, nth) => bytes * (1 + nth / 100)) })).toEqual([
      "memory, last quarter ÷ first",
    ]);
    expect(missedWith({ memory: memory.with(39, 900 * 2 ** 20) })).toEqual([]);
    expect(quartersOf([1, 1, 9, 1, 5, 5, 2, 2, 2])).toEqual({ first: 1, last: 2 });
  });

  test("[P2] only a 503 that says when to come again is one that was told to come later", () => {
    const told = (status: number, again?: string, ms = 10) => ({ status, again, ms });
    const all = [told(200), told(503, "5", 30), told(503), told(0), told(500), told(503, "5", 20)];
    expect(summaryOf(all, 12)).toEqual({
      ...{ asked: 6, taken: 1, sentAway: 2, wrong: 3, medianAwayMs: 25, slowestAwayMs: 30, recoveredMs: 12 },
    });
  });

  test("[A1] a list's invoices are read in their order, each once, and nothing beside the table", () => {
    const link = (reference: string) => `<a href="/invoices/${reference}">x</a>`;
    expect(referencesIn(`${link("N")}<table>${link("B%201")}${link("B%201")}${link("A")}</table>${link("Z")}`)).toEqual(
      ["B 1", "A"],
    );
  });
});
