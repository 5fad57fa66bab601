import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { Clock } from "../clock";
import type { Collection } from "./collection";
import type { State } from "./state";

const item = z.looseObject({ id: z.string() });
const file = z.object({
  version: z.literal(1),
  clockOffsetMs: z.number().min(0),
  salt: z.string().min(1),
  collections: z.record(z.string(), z.array(item)),
});

const SOON_MS = 100;

/** Keeps the state in a file, so that a payment made before a restart is still there after it. */
export class Snapshot {
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(
    private readonly path: string,
    private readonly state: State,
    private readonly clock: Clock,
  ) {}

  /** @throws where the file is there and cannot be understood: forgetting payments silently would be worse. */
  load(): void {
    if (!existsSync(this.path)) return;
    const read = file.safeParse(parsed(readFileSync(this.path, "utf8")));
    if (!read.success) throw new Error(`${this.path} is no snapshot of the sandbox; delete it to start empty.`);
    this.state.salt = read.data.salt;
    this.clock.restore(read.data.clockOffsetMs);
    for (const [name, collection] of Object.entries(this.state.collections())) {
      // Written by save() from the same collections: only the envelope can be checked here.
      const into = collection as unknown as Collection<{ id: string }>;
      for (const one of read.data.collections[name] ?? []) into.add(one);
    }
    this.state.index();
  }

  /** Writes it soon: a burst of calls becomes one file. */
  changed(): void {
    if (this.#closed) return;
    this.#timer ??= setTimeout(() => this.save(), SOON_MS).unref();
  }

  /** Writes it for the last time. */
  close(): void {
    this.save();
    this.#closed = true;
  }

  /** A reader finds the old file or the new one, never half of it. */
  save(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const collections = Object.fromEntries(
      Object.entries(this.state.collections()).map(([name, collection]) => [name, collection.all()]),
    );
    const text = JSON.stringify({
      version: 1,
      clockOffsetMs: this.clock.offsetMs,
      salt: this.state.salt,
      collections,
    });
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(`${this.path}.new`, text, { mode: 0o600 });
    renameSync(`${this.path}.new`, this.path);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
