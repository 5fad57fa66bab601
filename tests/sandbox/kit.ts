import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import { onTestFinished } from "vitest";
import { type Sandbox, startSandbox } from "../../sandbox/sandbox";
import type { SandboxOptions } from "../../sandbox/settings";

export interface Kit {
  sandbox: Sandbox;
  stripe: Stripe;
}

/** The unchanged SDK, pointed at a sandbox. */
export const sdkFor = ({ port, secretKey }: Sandbox, retries = 0): Stripe =>
  new Stripe(secretKey, {
    host: "127.0.0.1",
    port,
    protocol: "http",
    maxNetworkRetries: retries,
    timeout: 5_000,
    telemetry: false,
  });

/** A sandbox of the test's own, stopped when the test ends. */
export async function start(options: SandboxOptions = {}): Promise<Kit> {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.stop());
  return { sandbox, stripe: sdkFor(sandbox) };
}

export const checkoutOf = (changes: Partial<Stripe.Checkout.SessionCreateParams> = {}) => ({
  mode: "payment" as const,
  line_items: [
    { price_data: { currency: "sek", unit_amount: 125_000, product_data: { name: "Invoice 1042" } }, quantity: 1 },
  ],
  success_url: "http://localhost:3000/paid?session={CHECKOUT_SESSION_ID}",
  cancel_url: "http://localhost:3000/invoices",
  ...changes,
});

export const card = (number: string, changes: Record<string, string> = {}) => ({
  number,
  expiry: "12 / 34",
  cvc: "123",
  name: "Åsa Öberg",
  ...changes,
});

/** A browser without one: posts a form and follows no redirect. */
export const submit = (address: string, fields: Record<string, string>): Promise<Response> =>
  fetch(address, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });

/** What the SDK throws. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error("was not refused");
}

export interface Receiver {
  url: string;
  /** What arrived, in order, checked by the SDK against the signature. */
  events: Stripe.Event[];
  /** Resolves once so many have arrived. */
  arrived: (count: number) => Promise<Stripe.Event[]>;
  /** The statuses it answers next; 200 when there are none left. */
  answers: number[];
}

export const WEBHOOK_SECRET = "whsec_of_the_tests";

/** A portal's webhook endpoint. */
export async function receiver(): Promise<Receiver> {
  const events: Stripe.Event[] = [];
  const answers: number[] = [];
  const waiting: { count: number; go: (events: Stripe.Event[]) => void }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const signature = String(request.headers["stripe-signature"]);
    events.push(Stripe.webhooks.constructEvent(Buffer.concat(chunks), signature, WEBHOOK_SECRET));
    response.writeHead(answers.shift() ?? 200).end();
    for (const one of waiting) if (events.length >= one.count) one.go(events);
  });
  await new Promise<void>((go) => server.listen(0, "127.0.0.1", go));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const arrived = (count: number): Promise<Stripe.Event[]> =>
    events.length >= count
      ? Promise.resolve(events)
      : new Promise((go) => {
          waiting.push({ count, go });
        });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, events, arrived, answers };
}
