/** What a runner says of its tests. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed: a file, a title and the first line of why. Told once more at the end of a run. */
  failures?: readonly string[];
}

export const none: Tally = { passed: 0, failed: 0, skipped: 0 };

/** A check that counts as one test. */
export const one = (passed: boolean): Tally => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });

/** All of them together. */
export const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (all, { passed, failed, skipped, failures = [] }) => ({
      passed: all.passed + passed,
      failed: all.failed + failed,
      skipped: all.skipped + skipped,
      failures: [...(all.failures ?? []), ...failures],
    }),
    none,
  );

/** The last line of every run. */
export const closingLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
