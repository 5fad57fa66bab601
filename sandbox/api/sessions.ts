import { z } from "zod";
import { invalid, missing } from "../http/fault";
import { expireSession } from "../model/checkout";
import { checkAmount } from "../model/currency";
import { customerNamed, mergedMetadata } from "../model/customers";
import { createSession } from "../model/sessions";
import { idOf, type World } from "../state/world";
import { endpoint } from "./endpoint";
import { listPage } from "./lists";
import { expand, id, metadata, only, page } from "./params";
import { type SessionParams, sessionParams } from "./session-params";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

const find = (world: World, given: string) => {
  const session = world.state.sessions.get(given);
  if (!session) throw missing("checkout.session", given);
  return session;
};

function create(world: World, input: SessionParams) {
  if (input.customer !== undefined) customerNamed(world, input.customer);
  if (input.customer !== undefined && input.customer_email !== undefined)
    throw invalid("You may only specify one of these parameters: customer, customer_email.", { param: "customer" });
  const currency = currencyOf(input);
  const lines = (input.line_items ?? []).map(({ price_data, quantity }) => ({
    name: price_data.product_data.name,
    description: price_data.product_data.description ?? null,
    unitAmount: price_data.unit_amount,
    quantity,
  }));
  const total = lines.reduce((sum, line) => sum + line.unitAmount * line.quantity, 0);
  if (input.mode === "payment") checkAmount(total, currency, "line_items");
  const intent = input.mode === "payment" ? input.payment_intent_data : input.setup_intent_data;
  return createSession(world, {
    mode: input.mode,
    lines,
    currency,
    successUrl: input.success_url,
    cancelUrl: input.cancel_url ?? null,
    clientReferenceId: input.client_reference_id ?? null,
    customer: input.customer ?? null,
    customerEmail: input.customer_email ?? null,
    customerCreation: input.customer ? null : (input.customer_creation ?? "if_required"),
    expiresAt: expiryOf(world, input.expires_at),
    locale: input.locale ?? null,
    metadata: input.metadata ?? {},
    methodTypes: input.allowed_payment_method_types ?? null,
    submitType: input.submit_type ?? null,
    order: {
      description: intent?.description ?? null,
      receiptEmail: input.payment_intent_data?.receipt_email ?? null,
      setupFutureUsage: input.payment_intent_data?.setup_future_usage ?? null,
      intentMetadata: intent?.metadata ?? {},
    },
  });
}

function currencyOf(input: SessionParams): string {
  if (input.mode === "payment" && !input.line_items)
    throw invalid("Missing required param: line_items.", { code: "parameter_missing", param: "line_items" });
  const [first, ...rest] = new Set(input.line_items?.map((line) => line.price_data.currency) ?? [input.currency]);
  if (rest.length > 0) throw invalid("All prices must use the same currency.", { param: "line_items" });
  if (first === undefined)
    throw invalid("Missing required param: currency.", { code: "parameter_missing", param: "currency" });
  return first;
}

function expiryOf(world: World, given: number | undefined): number {
  const now = world.clock.seconds();
  if (given === undefined) return now + DAY;
  const wrong = (bound: string) =>
    invalid(`The \`expires_at\` timestamp must be ${bound} from Checkout Session creation.`, { param: "expires_at" });
  // The caller reckoned a moment ago, perhaps by a clock a little behind: a minute of grace, as the network takes its time.
  if (given < now + 29 * MINUTE) throw wrong("at least 30 minutes");
  if (given > now + DAY + MINUTE) throw wrong("less than 24 hours");
  return given;
}

const filters = {
  ...page,
  customer: id.optional(),
  payment_intent: id.optional(),
  status: z.enum(["complete", "expired", "open"]).optional(),
};

export const sessionEndpoints = [
  endpoint("POST", "/v1/checkout/sessions", sessionParams, ({ world, input }) => create(world, input)),
  endpoint("GET", "/v1/checkout/sessions/:id", z.strictObject(only), ({ world, id }) => find(world, id)),
  endpoint(
    "POST",
    "/v1/checkout/sessions/:id",
    z.strictObject({ metadata: metadata.optional(), expand }),
    ({ world, input, id }) => {
      const session = find(world, id);
      if (input.metadata) session.metadata = mergedMetadata(session.metadata, input.metadata);
      return session;
    },
  ),
  endpoint("POST", "/v1/checkout/sessions/:id/expire", z.strictObject(only), ({ world, id }) => {
    const session = find(world, id);
    expireSession(world, session);
    return session;
  }),
  endpoint("GET", "/v1/checkout/sessions/:id/line_items", z.strictObject(page), ({ world, input, id }) => {
    find(world, id);
    return listPage(world.state.orders.get(id)?.lines ?? [], input, `/v1/checkout/sessions/${id}/line_items`);
  }),
  endpoint("GET", "/v1/checkout/sessions", z.strictObject(filters), ({ world, input }) => {
    const matching = world.state.sessions
      .newestFirst()
      .filter((one) => input.customer === undefined || idOf(one.customer) === input.customer)
      .filter((one) => input.payment_intent === undefined || idOf(one.payment_intent) === input.payment_intent)
      .filter((one) => input.status === undefined || one.status === input.status);
    return listPage(matching, input, "/v1/checkout/sessions");
  }),
];
