import type { ServerResponse } from "node:http";
import { isMainThread, workerData } from "node:worker_threads";

/** Large work waits so long for pages at most, each time that it asks: it is slower while many look at pages, and never stands still. */
const MOST_MS = 100;
/** Of a thread, which asks more often. */
const MOST_MS_IN_THREAD = 20;
/** Whoever has just got one page may want the next. */
const QUIET_MS = 4;

/** Files are what waits, and what browsers keep costs nothing. */
const IS_NO_PAGE = /^\/(?:api|_next\/static|brands)\//;

interface Pages {
  /** How many are being made; shared with the threads. */
  readonly count: Int32Array<SharedArrayBuffer>;
  readonly waiting: Set<() => void>;
}

// One for all copies of this file that the build makes; a thread is given the count of its process.
const held = globalThis as { portalPages?: Pages };
function pages(): Pages {
  if (held.portalPages) return held.portalPages;
  const given: unknown = isMainThread ? null : workerData;
  const count = given instanceof Int32Array ? (given as Pages["count"]) : new Int32Array(new SharedArrayBuffer(4));
  held.portalPages = { count, waiting: new Set() };
  return held.portalPages;
}

/** What a thread is given, to look at the same count. */
export const pageCount = (): Int32Array<SharedArrayBuffer> => pages().count;

/** Counts a page until its answer is sent, or nobody wants it any more. */
export function notePage(url: string, response: ServerResponse): void {
  if (IS_NO_PAGE.test(url)) return;
  const { count, waiting } = pages();
  Atomics.add(count, 0, 1);
  response.once("close", () => {
    if (Atomics.sub(count, 0, 1) > 1) return;
    Atomics.notify(count, 0);
    for (const look of waiting) look();
  });
}

/**
 * Between two pieces of large work: lets pages that are being made have the processor first, and whatever else came in its
 * turn. It goes on once none has been made for a moment, or after a while in any case.
 */
export function pagesFirst(): Promise<void> {
  const { count, waiting } = pages();
  return new Promise((resolve) => {
    if (Atomics.load(count, 0) === 0) {
      setImmediate(resolve);
      return;
    }
    let quiet: NodeJS.Timeout | undefined;
    const goOn = (): void => {
      waiting.delete(look);
      clearTimeout(end);
      clearTimeout(quiet);
      resolve();
    };
    const look = (): void => {
      clearTimeout(quiet);
      quiet = setTimeout(() => Atomics.load(count, 0) === 0 && goOn(), QUIET_MS);
    };
    const end = setTimeout(goOn, MOST_MS);
    waiting.add(look);
  });
}

/** The same in a thread, which may stand still; elsewhere nothing, since everybody would. */
export function pagesFirstInThread(): void {
  if (isMainThread) return;
  const { count } = pages();
  const seen = Atomics.load(count, 0);
  if (seen > 0) Atomics.wait(count, 0, seen, MOST_MS_IN_THREAD);
}
