import type Stripe from "stripe";
import { z } from "zod";
import { invalid, missing } from "../http/fault";
import { checkAmount } from "../model/currency";
import { customerNamed, mergedMetadata } from "../model/customers";
import { cancelPaymentIntent, createPaymentIntent, isChangeable, payWith } from "../model/payment-intents";
import { checkUsable, methodNamed } from "../model/payment-methods";
import { idOf, type World } from "../state/world";
import { attemptOf, automaticMethods, confirmParams, notFromCheckout, throwDecline } from "./confirming";
import { endpoint } from "./endpoint";
import { listPage } from "./lists";
import {
  clearable,
  currency,
  expand,
  flag,
  id,
  ignored,
  metadata,
  methodTypes,
  only,
  page,
  positive,
  text,
} from "./params";

const changes = {
  amount: positive.optional(),
  currency: currency.optional(),
  customer: id.optional(),
  description: clearable(1_000).optional(),
  metadata: metadata.optional(),
  payment_method: id.optional(),
  receipt_email: clearable(512).optional(),
  setup_future_usage: z.enum(["off_session", "on_session"]).optional(),
  expand,
};
const creation = z.strictObject({
  ...changes,
  ...confirmParams,
  amount: positive,
  currency,
  automatic_payment_methods: automaticMethods,
  capture_method: z.enum(["automatic", "automatic_async"]).optional(),
  confirm: flag.optional(),
  off_session: flag.optional(),
  allowed_payment_method_types: methodTypes.optional(),
  statement_descriptor: ignored,
  statement_descriptor_suffix: text(22).optional(),
  transfer_group: text(255).optional(),
});
const confirmation = z.strictObject({ ...confirmParams, off_session: flag.optional(), expand });

const find = (world: World, given: string) => {
  const intent = world.state.paymentIntents.get(given);
  if (!intent) throw missing("payment_intent", given);
  return intent;
};

function create(world: World, input: z.output<typeof creation>): Stripe.PaymentIntent {
  checkAmount(input.amount, input.currency, "amount");
  if (input.customer !== undefined) customerNamed(world, input.customer);
  const method = input.payment_method === undefined ? null : methodNamed(world, input.payment_method);
  if (method) checkUsable(world, method, input.customer ?? null);
  if (input.confirm && !method)
    throw invalid("You must provide a `payment_method` to confirm this PaymentIntent.", { param: "payment_method" });
  const intent = createPaymentIntent(world, {
    ...input,
    receiptEmail: input.receipt_email,
    setupFutureUsage: input.setup_future_usage,
    methodTypes: input.allowed_payment_method_types ?? (method ? [method.type] : undefined),
    automaticMethods: input.automatic_payment_methods?.enabled ?? input.allowed_payment_method_types === undefined,
    statementDescriptorSuffix: input.statement_descriptor_suffix,
    transferGroup: input.transfer_group,
  });
  if (!method) return intent;
  intent.payment_method = method.id;
  intent.status = "requires_confirmation";
  if (input.confirm)
    throwDecline(payWith(world, intent, method, attemptOf(world, intent.id, input)), { payment_intent: intent });
  return intent;
}

function update(world: World, intent: Stripe.PaymentIntent, input: z.output<z.ZodObject<typeof changes>>): void {
  const { metadata: given, description, expand: _, ...rest } = input;
  const wantsMore = Object.values(rest).some((value) => value !== undefined);
  if (wantsMore && !isChangeable(intent))
    throw invalid(`This PaymentIntent could not be updated because it has a status of ${intent.status}.`, {
      code: "payment_intent_unexpected_state",
      payment_intent: intent,
    });
  if (input.customer !== undefined) intent.customer = customerNamed(world, input.customer).id;
  if (input.payment_method !== undefined) {
    const method = methodNamed(world, input.payment_method);
    checkUsable(world, method, idOf(intent.customer));
    intent.payment_method = method.id;
    intent.status = "requires_confirmation";
  }
  checkAmount(input.amount ?? intent.amount, input.currency ?? intent.currency, "amount");
  intent.amount = input.amount ?? intent.amount;
  intent.currency = input.currency ?? intent.currency;
  if (input.receipt_email !== undefined) intent.receipt_email = input.receipt_email;
  if (input.setup_future_usage) intent.setup_future_usage = input.setup_future_usage;
  if (description !== undefined) intent.description = description;
  if (given) intent.metadata = mergedMetadata(intent.metadata, given);
}

export const paymentIntentEndpoints = [
  endpoint("POST", "/v1/payment_intents", creation, ({ world, input }) => create(world, input)),
  endpoint("GET", "/v1/payment_intents/:id", z.strictObject({ ...only, client_secret: ignored }), ({ world, id }) =>
    find(world, id),
  ),
  endpoint("POST", "/v1/payment_intents/:id", z.strictObject(changes), ({ world, input, id }) => {
    const intent = find(world, id);
    update(world, intent, input);
    return intent;
  }),
  endpoint("POST", "/v1/payment_intents/:id/confirm", confirmation, ({ world, input, id }) => {
    const intent = find(world, id);
    notFromCheckout(world, id, "confirm");
    const named = input.payment_method ?? idOf(intent.payment_method);
    if (named === null)
      throw invalid(
        "You cannot confirm this PaymentIntent because it's missing a payment method. Update the PaymentIntent with a payment method and then confirm it again.",
        { code: "payment_intent_unexpected_state", payment_intent: intent },
      );
    const result = payWith(world, intent, methodNamed(world, named), attemptOf(world, id, input));
    throwDecline(result, { payment_intent: intent });
    return intent;
  }),
  endpoint(
    "POST",
    "/v1/payment_intents/:id/cancel",
    z.strictObject({
      cancellation_reason: z.enum(["abandoned", "duplicate", "fraudulent", "requested_by_customer"]).optional(),
      expand,
    }),
    ({ world, input, id }) => {
      const intent = find(world, id);
      notFromCheckout(world, id, "cancel");
      cancelPaymentIntent(world, intent, input.cancellation_reason ?? null);
      return intent;
    },
  ),
  endpoint("GET", "/v1/payment_intents", z.strictObject({ ...page, customer: id.optional() }), ({ world, input }) => {
    const all = world.state.paymentIntents.newestFirst();
    const matching = all.filter((one) => input.customer === undefined || idOf(one.customer) === input.customer);
    return listPage(matching, input, "/v1/payment_intents");
  }),
];
