import type Stripe from "stripe";
import type { z } from "zod";
import type { callFault } from "../api/faults";
import type { Delivery } from "../state/state";
import type { webhookFault } from "../webhooks/faults";
import type { Paid, paying } from "./customers";
import type { keeping } from "./kept-methods";

/** What GET /_control/state answers. */
export interface SandboxState {
  now: string;
  /** Calls of the API since the start or the last reset. */
  calls: number;
  counts: Record<string, number>;
  customers: Stripe.Customer[];
  sessions: Stripe.Checkout.Session[];
  paymentIntents: Stripe.PaymentIntent[];
  setupIntents: Stripe.SetupIntent[];
  paymentMethods: Stripe.PaymentMethod[];
  charges: Stripe.Charge[];
  refunds: Stripe.Refund[];
  disputes: Stripe.Dispute[];
  events: Stripe.Event[];
  deliveries: Delivery[];
  delivered: EventNote[];
  pending: EventNote[];
  lost: EventNote[];
  webhooksPaused: boolean;
}

export interface EventNote {
  delivery: string;
  event: string;
  type: string | null;
}

export interface ChargesFound {
  count: number;
  succeeded: number;
  amount: number;
  amountRefunded: number;
  charges: Stripe.Charge[];
}

export interface IdleReport {
  calls: number;
  failures: number;
  idle: { call: string; applicationName: string; pid: number; idleMs: number }[];
}

type Fault = z.input<typeof callFault> | z.input<typeof webhookFault>;
type DisputeStatus = "needs_response" | "under_review" | "won" | "lost" | "warning_closed";

/** The control endpoint as functions, for tests; works for a sandbox in another process too. @throws with its words where it refuses. */
export function controlClient(url: string) {
  const ask = <T>(method: string, path: string, body?: unknown): Promise<T> =>
    order<T>(`${url}/_control${path}`, method, body);
  const post = <T = unknown>(path: string, body?: unknown): Promise<T> => ask<T>("POST", path, body);
  return {
    state: () => ask<SandboxState>("GET", "/state"),
    charges: (metadata: Record<string, string> = {}) => ask<ChargesFound>("GET", `/charges?${metadataQuery(metadata)}`),
    fault: (fault: Fault) => post("/faults", fault),
    clearFaults: () => ask("DELETE", "/faults"),
    advance: (seconds: number) => post<{ now: string }>("/clock", { advanceSeconds: seconds }),
    moveClockTo: (at: Date) => post<{ now: string }>("/clock", { at: at.toISOString() }),
    pay: (session: string, given: z.input<typeof paying>) => post<Paid>(`/sessions/${session}/pay`, given),
    authenticate: (intent: string, outcome: "complete" | "fail") =>
      post<{ outcome: string }>(`/intents/${intent}/authenticate`, { outcome }),
    keepMethod: (given: z.input<typeof keeping>) => post<Stripe.PaymentMethod>("/methods", given),
    settleDebit: (intent: string, outcome: "succeeded" | "failed") => post(`/debits/${intent}`, { outcome }),
    refund: (charge: string, amount?: number) => post<Stripe.Refund>("/refunds", { charge, amount }),
    failRefund: (refund: string) => post<Stripe.Refund>(`/refunds/${refund}`, { outcome: "failed" }),
    dispute: (charge: string, status: DisputeStatus) => post<Stripe.Dispute>("/disputes", { charge, status }),
    pauseWebhooks: (paused: boolean) => post("/webhooks", { paused }),
    deliver: (event: string) => post<Delivery>(`/events/${event}/deliver`),
    deliverAll: () => post<{ deliveries: Delivery[] }>("/deliver-all"),
    idleInTransaction: (applicationName?: string) =>
      ask<IdleReport>("GET", `/idle-in-transaction${applicationName ? `?application_name=${applicationName}` : ""}`),
    reset: () => post("/reset"),
  };
}

export type ControlClient = ReturnType<typeof controlClient>;

const metadataQuery = (metadata: Record<string, string>): string =>
  new URLSearchParams(Object.entries(metadata).map(([key, value]) => [`metadata[${key}]`, value])).toString();

async function order<T>(url: string, method: string, body: unknown): Promise<T> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  });
  const answer = (await response.json()) as T & { error?: { message: string } };
  if (!response.ok) throw new Error(answer.error?.message ?? `control answered ${response.status}`);
  return answer;
}
