import type Stripe from "stripe";
import type { Clock } from "../clock";
import type { Settings } from "../settings";
import { newId } from "../state/ids";
import type { Delivery, State } from "../state/state";
import { WebhookFaults } from "./faults";
import { signatureHeader } from "./signature";

/** Back-off in seconds; after the last, three days in all, Stripe gives up. */
const RETRY_AFTER = [1, 5, 30, 120, 600, 3_600, 7_200, 14_400, 28_800, 57_600, 86_400, 60_000];
/** How long a held event waits for another one to come after. */
const HOLD_MS = 5_000;
const PATIENCE_MS = 10_000;

/** Brings events to the portal until it says it has them, with what was ordered to go wrong on the way. */
export class Deliveries {
  readonly faults = new WebhookFaults();
  #paused = false;
  #stopped = false;
  #timer: NodeJS.Timeout | null = null;
  readonly #underWay = new Map<string, Promise<void>>();
  /** Those that wait for the next event, to come after it. */
  #held: Delivery[] = [];
  /** Those still to be delivered, found without looking through all there ever were. */
  readonly #waiting = new Map<string, Delivery>();

  constructor(
    private readonly state: State,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly changed: () => void,
  ) {
    clock.onMove(() => this.pump());
    this.reload();
  }

  /** Starts again from the state, after it was read or emptied. */
  reload(): void {
    this.#waiting.clear();
    for (const delivery of this.state.deliveries.all())
      if (delivery.status === "pending") this.#waiting.set(delivery.id, delivery);
  }

  get paused(): boolean {
    return this.#paused;
  }

  set paused(paused: boolean) {
    this.#paused = paused;
    this.pump();
  }

  /** Takes an event that has just happened. */
  enqueue(event: Stripe.Event): void {
    const fault = this.faults.take(event.type);
    const held = this.#held;
    if (fault?.webhook === "lost") this.add(event.id, { status: "lost" });
    else if (fault?.webhook === "reorder")
      this.#held = [...held, this.add(event.id, { held: true, due: this.clock.after(HOLD_MS) })];
    else {
      this.add(event.id, fault?.webhook === "delay" ? { due: this.clock.after(fault.delayMs) } : {});
      if (fault?.webhook === "double") this.add(event.id);
      for (const earlier of held) this.release(earlier);
      this.#held = [];
    }
    this.changed();
    // After the call that caused it has been answered, as over a real network.
    setImmediate(() => this.pump());
  }

  private add(event: string, given: Partial<Delivery> = {}): Delivery {
    const delivery: Delivery = {
      id: newId("dlv"),
      event,
      status: "pending",
      attempts: 0,
      due: this.clock.after(0),
      held: false,
      lastAnswer: null,
      ...given,
    };
    if (delivery.status === "pending") this.#waiting.set(delivery.id, delivery);
    return this.state.deliveries.add(delivery);
  }

  /** Puts a held delivery behind those made meanwhile. */
  private release(delivery: Delivery): void {
    if (!delivery.held) return;
    delivery.held = false;
    delivery.due = this.clock.after(0);
    this.#waiting.delete(delivery.id);
    this.#waiting.set(delivery.id, delivery);
  }

  pending(): Delivery[] {
    return [...this.#waiting.values()];
  }

  /** Sends what is due, and wakes up again for what is not. */
  pump(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#stopped || this.#paused || !this.settings.webhookUrl) return;
    const now = this.clock.after(0);
    const waiting = this.pending().filter((one) => !this.#underWay.has(one.id));
    for (const delivery of waiting.filter((one) => one.due <= now)) {
      if (this.#underWay.size >= this.settings.webhookConcurrency) return;
      void this.send(delivery).then(() => this.pump());
    }
    const next = waiting
      .map((one) => one.due)
      .filter((due) => due > now)
      .sort()[0];
    if (next) this.wakeAt(next);
  }

  private wakeAt(due: string): void {
    const wait = Date.parse(due) - this.clock.now().getTime();
    this.#timer = setTimeout(() => this.pump(), Math.min(Math.max(wait, 1), 60_000)).unref();
  }

  /** Sends an event now, delivered before or not. */
  async redeliver(event: Stripe.Event): Promise<Delivery> {
    const waiting = this.pending().find((one) => one.event === event.id);
    const delivery = waiting ?? this.add(event.id);
    await this.send(delivery);
    return delivery;
  }

  /** Sends everything that waits, due or not, one after the other, until nothing new has come of it. */
  async deliverAll(): Promise<Delivery[]> {
    const sent = new Map<string, Delivery>();
    for (;;) {
      const next = this.pending().find((one) => !sent.has(one.id));
      if (!next) return [...sent.values()];
      sent.set(next.id, next);
      await this.send(next);
    }
  }

  /** Waits for one under way instead of sending it a second time. */
  private send(delivery: Delivery): Promise<void> {
    const running = this.#underWay.get(delivery.id);
    if (running) return running;
    const sending = this.attempt(delivery).finally(() => this.#underWay.delete(delivery.id));
    this.#underWay.set(delivery.id, sending);
    return sending;
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const event = this.state.events.get(delivery.event);
    if (!event) this.#waiting.delete(delivery.id);
    if (!event || !this.settings.webhookUrl) return;
    delivery.held = false;
    delivery.attempts += 1;
    const { answer, accepted } = await this.post(this.settings.webhookUrl, JSON.stringify(event));
    delivery.lastAnswer = answer;
    const wait = RETRY_AFTER[delivery.attempts - 1];
    if (accepted) {
      delivery.status = "delivered";
      event.pending_webhooks = 0;
    } else if (wait === undefined) delivery.status = "given_up";
    else delivery.due = this.clock.after(wait * 1_000);
    if (delivery.status !== "pending") this.#waiting.delete(delivery.id);
    this.changed();
  }

  private async post(url: string, payload: string): Promise<{ answer: string; accepted: boolean }> {
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: {
          "Content-Type": "application/json; charset=utf-8",
          "User-Agent": "Stripe/1.0 (payment sandbox)",
          "Stripe-Signature": signatureHeader(payload, this.settings.webhookSecret),
        },
        body: payload,
        redirect: "manual",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await response.body?.cancel();
      return { answer: String(response.status), accepted: response.ok };
    } catch {
      return { answer: "no answer", accepted: false };
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await Promise.race([Promise.all(this.#underWay.values()), new Promise((go) => setTimeout(go, 1_000).unref())]);
  }
}
