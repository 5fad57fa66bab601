import { type Child, type ChildOptions, startChild } from "./child";
import { StartError, say, step } from "./step";

type Closer = () => Promise<void> | void;

const LASTING_MS = 60_000;
const LONGEST_PAUSE_MS = 60_000;

/** One second, then twice as long each time, up to a minute. */
export const pauseAfter = (endings: number): number => Math.min(1_000 * 2 ** endings, LONGEST_PAUSE_MS);

/** Everything one start has running, so that it can all be ended in good order, however far it got. */
export class Run {
  stopping = false;
  private readonly children = new Set<Child>();
  private readonly closers: Closer[] = [];
  private readonly killers: (() => void)[] = [];
  private readonly pending = new Set<Promise<unknown>>();
  private readonly onFailure: (message: string) => void;
  private readonly onChild: ((pid: number) => void)[] = [];

  constructor(onFailure: (message: string) => void) {
    this.onFailure = onFailure;
  }

  /** Called with the number of each process that is started from now on. */
  noteChildren(note: (pid: number) => void): void {
    this.onChild.push(note);
  }

  /** Something to close when all processes have ended; the last one added closes first. */
  atStop(closer: Closer): void {
    this.closers.push(closer);
  }

  /** Something to end at once, should there be no time to close it. */
  atKill(killer: () => void): void {
    this.killers.push(killer);
  }

  /** Runs a step; stopping waits for it, so that nothing is half started when it is cleared away. */
  async step<T>(title: string, work: () => Promise<T>, done?: (result: T) => string): Promise<T> {
    if (this.stopping) throw new StartError("stopping");
    const running = step(title, work, done);
    const settled = running.catch(() => undefined).finally(() => this.pending.delete(settled));
    this.pending.add(settled);
    return running;
  }

  private spawn(options: ChildOptions): Child {
    if (this.stopping) throw new StartError("stopping");
    const child = startChild(options);
    this.children.add(child);
    for (const note of this.onChild) note(child.pid);
    void child.ended.then(() => this.children.delete(child));
    return child;
  }

  /** Runs a process to its end. @throws StartError with its output where it fails */
  async task(options: ChildOptions): Promise<Child> {
    const child = this.spawn(options);
    const { code, how } = await child.ended;
    if (code !== 0) throw new StartError(`${options.name} failed (${how}).\n${child.lastLines()}`);
    return child;
  }

  /** Runs a process that must not end before we end it. */
  service(options: ChildOptions): Child {
    const child = this.spawn(options);
    void child.ended.then(({ how }) => {
      const last = child.lastLines().split("\n").slice(-15).join("\n");
      this.fail(`${options.name} stopped unexpectedly (${how}), so everything is stopped.\n${last}`);
    });
    return child;
  }

  /** Runs a process that is started again when it ends by itself, once it has been ready a first time. */
  async lasting(options: ChildOptions, isReady: (child: Child) => Promise<unknown>): Promise<void> {
    const child = this.spawn(options);
    await isReady(child);
    this.keepGoing(child, options, 0);
  }

  private keepGoing(child: Child, options: ChildOptions, endings: number): void {
    const since = performance.now();
    void child.ended.then(async ({ how }) => {
      if (this.stopping) return;
      const isLasting = performance.now() - since > LASTING_MS;
      const pause = pauseAfter(isLasting ? 0 : endings);
      say(`! ${options.name} stopped unexpectedly (${how}) and is started again in ${pause / 1000} s`);
      await new Promise((go) => setTimeout(go, pause).unref());
      if (!this.stopping) this.keepGoing(this.spawn(options), options, isLasting ? 1 : endings + 1);
    });
  }

  /** Something that must go on has ended by itself. */
  fail(message: string): void {
    if (!this.stopping) this.onFailure(message);
  }

  /** Ends the processes first, then closes the rest in the reverse of the order it was opened in. */
  async stop(): Promise<void> {
    this.stopping = true;
    while (this.children.size > 0 || this.pending.size > 0) {
      await Promise.all([...this.children].map((child) => child.stop()));
      await Promise.all(this.pending);
    }
    for (const close of this.closers.reverse()) await close();
  }

  /** Ends everything at once. */
  kill(): void {
    this.stopping = true;
    for (const child of this.children) child.kill();
    for (const kill of this.killers) kill();
  }
}
