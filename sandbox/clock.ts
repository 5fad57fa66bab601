/** The sandbox's own time: real time plus what control has moved it by. It only goes forward, as money does. */
export class Clock {
  #offsetMs = 0;
  readonly #listeners: (() => void)[] = [];

  get offsetMs(): number {
    return this.#offsetMs;
  }

  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }

  /** Seconds since 1970, as Stripe writes times. */
  seconds(): number {
    return Math.floor(this.now().getTime() / 1_000);
  }

  /** The instant that comes this much later. */
  after(milliseconds: number): string {
    return new Date(this.now().getTime() + milliseconds).toISOString();
  }

  advance(milliseconds: number): void {
    this.#offsetMs += Math.max(0, milliseconds);
    for (const listener of this.#listeners) listener();
  }

  /** Starts from an offset that was saved. */
  restore(offsetMs: number): void {
    this.#offsetMs = offsetMs;
  }

  /** Runs whenever the clock was moved: what fell due in between happens now. */
  onMove(listener: () => void): void {
    this.#listeners.push(listener);
  }
}
