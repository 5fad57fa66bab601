import { StripeFault } from "../http/fault";

/** More than any demo or test needs; a runaway loop is told so instead of filling the memory. */
const MOST = 50_000;

/** Objects of one kind by id, in the order they were made. */
export class Collection<T extends { id: string }> {
  readonly #items = new Map<string, T>();

  add(item: T): T {
    if (this.#items.size >= MOST)
      throw new StripeFault(429, {
        type: "api_error",
        message: "The sandbox is full; POST /_control/reset empties it.",
      });
    this.#items.set(item.id, item);
    return item;
  }

  get(id: string): T | undefined {
    return this.#items.get(id);
  }

  delete(id: string): void {
    this.#items.delete(id);
  }

  /** Oldest first. */
  all(): T[] {
    return [...this.#items.values()];
  }

  /** As Stripe lists them. */
  newestFirst(): T[] {
    return this.all().reverse();
  }

  oldest(): T | undefined {
    return this.#items.values().next().value;
  }

  get size(): number {
    return this.#items.size;
  }

  clear(): void {
    this.#items.clear();
  }
}
