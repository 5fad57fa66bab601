import { z } from "zod";
import { invalid } from "../http/fault";

const MOST_ORDERS = 1_000;

const status = z.number().int().min(400).max(599);

/** What can be ordered to go wrong with a call, before or after it had its effect. */
const ordered = z.union([
  z.strictObject({ latencyMs: z.number().int().min(1).max(120_000) }),
  z.strictObject({ error: z.enum(["before", "after"]), status: status.default(500) }),
  z.strictObject({ drop: z.enum(["before", "after"]) }),
  /** As what was sent being wrong: the code that is told. */
  z.strictObject({ refuse: z.string().regex(/^[a-z_]{1,60}$/) }),
]);

export const callFault = z.strictObject({
  match: z
    .strictObject({
      method: z.enum(["GET", "POST", "DELETE"]).optional(),
      /** How the path begins, or an expression where it starts with ^. Without it: all of /v1. */
      path: z.string().min(1).max(200).optional(),
      /** Without it, until it is removed. */
      times: z.number().int().min(1).max(100_000).optional(),
    })
    .default({}),
  fault: ordered,
});

export type CallFault = z.infer<typeof callFault>;
export type Ordered = z.infer<typeof ordered>;

/** The faults that were ordered for calls, in the order they came. */
export class CallFaults {
  #orders: CallFault[] = [];

  order(fault: CallFault): void {
    if (this.#orders.length >= MOST_ORDERS) throw invalid("Too many faults are ordered already.");
    this.#orders.push(fault);
  }

  clear(): void {
    this.#orders = [];
  }

  list(): readonly CallFault[] {
    return this.#orders;
  }

  /** The first that concerns this call, used up by one. */
  take(method: string, path: string): Ordered | null {
    const order = this.#orders.find(({ match }) => concerns(match, method, path));
    if (!order) return null;
    const { match } = order;
    if (match.times !== undefined && --match.times <= 0) this.#orders = this.#orders.filter((one) => one !== order);
    return order.fault;
  }
}

function concerns(match: CallFault["match"], method: string, path: string): boolean {
  if (match.method !== undefined && match.method !== method) return false;
  if (match.path === undefined) return path.startsWith("/v1/");
  return match.path.startsWith("^") ? new RegExp(match.path).test(path) : path.startsWith(match.path);
}
