import { z } from "zod";
import { invalid } from "../http/fault";

const MOST_ORDERS = 1_000;

export const webhookFault = z.strictObject({
  /** lost: never arrives. double: arrives twice. reorder: arrives after the next one. */
  webhook: z.enum(["lost", "delay", "double", "reorder"]),
  delayMs: z.number().int().min(0).max(86_400_000).default(60_000),
  /** Without it, until it is removed. */
  times: z.number().int().min(1).max(100_000).optional(),
  /** An event's type, or how it begins. */
  type: z.string().min(1).max(100).optional(),
});

export type WebhookFault = z.infer<typeof webhookFault>;

/** What was ordered to go wrong on the way of events. */
export class WebhookFaults {
  #orders: WebhookFault[] = [];

  order(fault: WebhookFault): void {
    if (this.#orders.length >= MOST_ORDERS) throw invalid("Too many faults are ordered already.");
    this.#orders.push(fault);
  }

  clear(): void {
    this.#orders = [];
  }

  list(): readonly WebhookFault[] {
    return this.#orders;
  }

  /** The first that concerns this event, used up by one. */
  take(type: string): WebhookFault | null {
    const fault = this.#orders.find((one) => one.type === undefined || type.startsWith(one.type));
    if (!fault) return null;
    if (fault.times !== undefined && --fault.times <= 0) this.#orders = this.#orders.filter((one) => one !== fault);
    return fault;
  }
}
