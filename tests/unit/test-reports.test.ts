import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { root } from "../../scripts/migration/paths";
import { readPlaywright, readVitest } from "../../scripts/testing/reports";
import { closingLine, none, one, sum } from "../../scripts/testing/tally";

const folder = mkdtempSync(join(tmpdir(), "portal-reports-"));
const file = join(folder, "report.json");
const report = (content: unknown): string => {
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
};
afterAll(() => rmSync(folder, { recursive: true }));

const vitest = (passed: number, failed: number, testResults: unknown[] = []) => ({
  ...{ numPassedTests: passed, numFailedTests: failed, numPendingTests: 1, numTodoTests: 1, testResults },
});
const playwright = (expected: number, unexpected: number, flaky: number) => ({
  stats: { expected, unexpected, flaky, skipped: 3 },
  suites: [{ specs: [], suites: [{ specs: [spec("is kept", unexpected === 0), spec("passes", true)] }] }],
});
const spec = (title: string, ok: boolean) => ({ title, ok, file: "paying.spec.ts" });

describe("counting what the runners report", () => {
  test("[frame] passed, failed and skipped are taken over", () => {
    expect(readVitest(report(vitest(5, 0)), 0)).toEqual({
      ...{ passed: 5, failed: 0, skipped: 2, failures: [] },
    });
    expect(readPlaywright(report(playwright(4, 2, 1)), 1)).toEqual({
      ...{ passed: 4, failed: 3, skipped: 3, failures: ["e2e/paying.spec.ts › is kept"] },
    });
  });

  test("[frame] a file that could not run is a failure, one whose tests failed is not counted twice", () => {
    const name = (file: string): string => join(root, "tests", file);
    const broken = { name: name("a.test.ts"), status: "failed", message: "no such file\nat a", assertionResults: [] };
    const failed = { status: "failed", fullName: "one", failureMessages: ["expected 1\nat b"] };
    const passed = { status: "passed", fullName: "other" };
    const failing = { name: name("b.test.ts"), status: "failed", assertionResults: [failed, passed] };
    const { failed: count, failures } = readVitest(report(vitest(1, 1, [broken, failing])), 1);
    expect(count).toBe(2);
    expect(failures).toEqual(["tests/a.test.ts: no such file", "tests/b.test.ts › one: expected 1"]);
  });

  test("[frame] a runner that fails without saying so has failed", () => {
    expect(readVitest(report(vitest(5, 0)), 1).failed).toBe(1);
    expect(readPlaywright(report(playwright(5, 0, 0)), 130).failed).toBe(1);
  });

  test.each([
    ["half a report", '{"stats":'],
    ["another one's", "{}"],
  ])("[frame] %s is a failure", (_, content) => {
    expect(readVitest(report(content), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(readPlaywright(report(content), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test("[frame] no report at all is a failure", () => {
    expect(readVitest(join(folder, "none.json"), 0).failed).toBe(1);
  });

  test("[frame] the closing line adds them all up", () => {
    expect(closingLine(sum([one(true), one(false), { passed: 7, failed: 1, skipped: 4 }, none]))).toBe(
      "8 passed, 2 failed, 4 skipped",
    );
  });
});
