import { join } from "node:path";
import { Piscina } from "piscina";
import { env } from "./env";
import { log } from "./log";
import { pageCount } from "./pages-first";
import type { ThreadTask } from "./thread";

/** Threads beyond the first that nobody needs end, and give their memory back. */
const IDLE_MS = 60_000;
/** More wait for their turn than anybody waits for. */
const MOST_WAITING = 500;

/**
 * Beyond this a document is none that we make; below it, what was used is given back sooner. With half as much for what is
 * young, a thousand lines take a sixth longer.
 */
const THREAD_MEMORY = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 };

interface Threads {
  readonly pool: Piscina;
  /** A first file was made there: before that it has much to load. */
  isWarm: boolean;
}

// One for all copies of this file that the build makes, and kept over hot reloads in development.
const held = globalThis as { portalThreads?: Threads };

const start = (most: number): Threads => ({
  pool: new Piscina({
    filename: join(process.cwd(), "lib/platform/thread.ts"),
    execArgv: ["--import", "tsx"],
    minThreads: 1,
    maxThreads: most,
    idleTimeout: IDLE_MS,
    maxQueue: MOST_WAITING,
    resourceLimits: THREAD_MEMORY,
    workerData: pageCount(),
  }),
  isWarm: false,
});

/**
 * Makes a file beside the event loop: a document of a thousand lines would hold up everybody else's pages meanwhile. Where
 * there are no threads (DOCUMENT_THREADS=0) it is made `here`, by the same function.
 */
export async function inThread<Input>(
  task: Pick<ThreadTask, "file" | "name">,
  input: Input,
  here: (input: Input) => Promise<Buffer>,
): Promise<Buffer> {
  const most = env().DOCUMENT_THREADS;
  if (most === 0) return here(input);
  const isFirst = !held.portalThreads;
  held.portalThreads ??= start(most);
  const threads = held.portalThreads;
  const run = (): Promise<Uint8Array> => threads.pool.run({ ...task, input } satisfies ThreadTask);
  if (isFirst) warmUp(threads, run);
  if (!threads.isWarm) return here(input);
  const bytes = await run();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Nobody waits for the first one. */
function warmUp(threads: Threads, run: () => Promise<unknown>): void {
  run().then(
    () => {
      threads.isWarm = true;
    },
    (error: unknown) => log.error({ err: error }, "no thread makes documents: they are made in the process"),
  );
}
