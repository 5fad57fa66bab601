/** The middle, and how far the middle half of them is apart: neither minds a few that took very long. */
export function spread(values: readonly number[]): { median: number; spread: number } {
  const sorted = [...values].sort((left, right) => left - right);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return { median: at(0.5), spread: at(0.75) - at(0.25) };
}
