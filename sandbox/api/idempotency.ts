import { createHash } from "node:crypto";
import type { Clock } from "../clock";
import { StripeFault } from "../http/fault";
import type { Reply } from "../http/reply";
import type { State } from "../state/state";

const DAY = 24 * 3_600;
const LONGEST_KEY = 255;
const MOST_KEYS = 20_000;

/** A reply, and whether the call began: what was refused before anything happened is not remembered. */
export interface Answered {
  reply: Reply;
  began: boolean;
}

/** As Stripe documents it: the first reply to a key is the reply to it for a day, errors and 500s included [M1]. */
export class Idempotency {
  readonly #running = new Set<string>();

  constructor(
    private readonly state: State,
    private readonly clock: Clock,
  ) {}

  /** Runs a call once for a key. @throws where the key is under way, or was used for something else. */
  async once(key: string | undefined, call: string, run: () => Promise<Answered>): Promise<Reply> {
    if (key === undefined) return (await run()).reply;
    if (key.length > LONGEST_KEY || key === "")
      throw new StripeFault(400, {
        type: "invalid_request_error",
        message: "Idempotency keys have 1 to 255 characters.",
      });
    const hash = createHash("sha256").update(call).digest("hex");
    const saved = this.find(key);
    if (saved && saved.hash !== hash) throw keyReused(key);
    if (saved) return { ...asJson(saved), headers: { ...asJson(saved).headers, "Idempotent-Replayed": "true" } };
    if (this.#running.has(key)) throw keyInUse(key);
    this.#running.add(key);
    try {
      const { reply, began } = await run();
      if (began) this.save(key, hash, reply);
      return reply;
    } finally {
      this.#running.delete(key);
    }
  }

  private find(key: string) {
    const saved = this.state.savedReplies.get(key);
    if (!saved || this.clock.seconds() - saved.created < DAY) return saved;
    this.state.savedReplies.delete(key);
    return undefined;
  }

  private save(key: string, hash: string, reply: Reply): void {
    const oldest = this.state.savedReplies.size >= MOST_KEYS ? this.state.savedReplies.oldest() : undefined;
    if (oldest) this.state.savedReplies.delete(oldest.id);
    const { status, body } = reply;
    this.state.savedReplies.add({ id: key, hash, status, body, created: this.clock.seconds() });
  }
}

const asJson = ({ status, body }: { status: number; body: string }): Reply => ({
  status,
  body,
  headers: { "Content-Type": "application/json" },
});

const keyReused = (key: string): StripeFault =>
  new StripeFault(400, {
    type: "idempotency_error",
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  });

const keyInUse = (key: string): StripeFault =>
  new StripeFault(409, {
    type: "idempotency_error",
    code: "idempotency_key_in_use",
    message: `There is currently another in-progress request using this Idempotent Key: ${key}`,
  });
