import { pagesFirstInThread } from "@/lib/platform/pages-first";

/** Run by a test in a thread: tells for how many milliseconds it stood still. */
export function pause(): number {
  const since = performance.now();
  pagesFirstInThread();
  return performance.now() - since;
}
