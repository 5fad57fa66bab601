import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { z } from "zod";
import { root } from "../migration/paths";
import type { Tally } from "./tally";

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(""),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).default([]) }),
      ),
    }),
  ),
});

const specs = z.array(z.object({ title: z.string(), ok: z.boolean(), file: z.string() }));
type Suite = { specs: z.infer<typeof specs>; suites?: Suite[] | undefined };
const suite: z.ZodType<Suite> = z.object({ specs, suites: z.lazy(() => z.array(suite)).optional() });

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  suites: z.array(suite),
});

/** Vitest's tally. A test file that could not even run counts as a failed test. */
export function readVitest(file: string, exitCode: number): Tally {
  const report = read(file, vitestReport);
  if (!report) return crashed;
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return agreeing(exitCode, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter((test) => test.status === "failed");
      const at = relative(root, name);
      if (broken.some((file) => file.name === name)) return [`${at}: ${firstLine(message)}`];
      return failed.map((test) => `${at} › ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
    }),
  });
}

/** Playwright's tally. There are no retries, so nothing is flaky; were there some, it would not have passed. */
export function readPlaywright(file: string, exitCode: number): Tally {
  const report = read(file, playwrightReport);
  if (!report) return crashed;
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failures = specsOf(report.suites)
    .filter(({ ok }) => !ok)
    .map(({ file, title }) => `e2e/${file} › ${title}`);
  return agreeing(exitCode, { passed: expected, failed: unexpected + flaky, skipped, failures });
}

const specsOf = (suites: readonly Suite[]): Suite["specs"] =>
  suites.flatMap(({ specs, suites = [] }) => [...specs, ...specsOf(suites)]);

const firstLine = (message = ""): string => message.split("\n")[0] ?? "";

/** A runner that left no count behind. */
export const crashed: Tally = { passed: 0, failed: 1, skipped: 0 };

// A runner that ends in failure for a reason it did not count still has failed.
const agreeing = (exitCode: number, tally: Tally): Tally =>
  exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;

function read<T>(file: string, shape: z.ZodType<T>): T | null {
  if (!existsSync(file)) return null;
  try {
    return shape.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}
