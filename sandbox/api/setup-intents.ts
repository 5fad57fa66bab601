import { z } from "zod";
import { invalid, missing } from "../http/fault";
import { customerNamed } from "../model/customers";
import { checkUsable, methodNamed } from "../model/payment-methods";
import { cancelSetupIntent, createSetupIntent, setUpWith } from "../model/setup-intents";
import { idOf, type World } from "../state/world";
import { attemptOf, automaticMethods, confirmParams, notFromCheckout, throwDecline } from "./confirming";
import { endpoint } from "./endpoint";
import { listPage } from "./lists";
import { clearable, expand, flag, id, metadata, methodTypes, only, page } from "./params";

const creation = z.strictObject({
  ...confirmParams,
  automatic_payment_methods: automaticMethods,
  confirm: flag.optional(),
  customer: id.optional(),
  description: clearable(1_000).optional(),
  metadata: metadata.optional(),
  allowed_payment_method_types: methodTypes.optional(),
  usage: z.enum(["off_session", "on_session"]).optional(),
  expand,
});

const find = (world: World, given: string) => {
  const intent = world.state.setupIntents.get(given);
  if (!intent) throw missing("setupintent", given);
  return intent;
};

function create(world: World, input: z.output<typeof creation>) {
  if (input.customer !== undefined) customerNamed(world, input.customer);
  const method = input.payment_method === undefined ? null : methodNamed(world, input.payment_method);
  if (method) checkUsable(world, method, input.customer ?? null);
  if (input.confirm && !method)
    throw invalid("You must provide a `payment_method` to confirm this SetupIntent.", { param: "payment_method" });
  const intent = createSetupIntent(world, {
    ...input,
    methodTypes: input.allowed_payment_method_types,
    automaticMethods: input.automatic_payment_methods?.enabled ?? input.allowed_payment_method_types === undefined,
  });
  if (!method) return intent;
  intent.payment_method = method.id;
  intent.status = "requires_confirmation";
  if (input.confirm)
    throwDecline(setUpWith(world, intent, method, attemptOf(world, intent.id, input)), { setup_intent: intent });
  return intent;
}

export const setupIntentEndpoints = [
  endpoint("POST", "/v1/setup_intents", creation, ({ world, input }) => create(world, input)),
  endpoint("GET", "/v1/setup_intents/:id", z.strictObject(only), ({ world, id }) => find(world, id)),
  endpoint(
    "POST",
    "/v1/setup_intents/:id/confirm",
    z.strictObject({ ...confirmParams, expand }),
    ({ world, input, id }) => {
      const intent = find(world, id);
      notFromCheckout(world, id, "confirm");
      const named = input.payment_method ?? idOf(intent.payment_method);
      if (named === null)
        throw invalid("You cannot confirm this SetupIntent because it's missing a payment method.", {
          code: "setup_intent_unexpected_state",
          setup_intent: intent,
        });
      throwDecline(setUpWith(world, intent, methodNamed(world, named), attemptOf(world, id, input)), {
        setup_intent: intent,
      });
      return intent;
    },
  ),
  endpoint(
    "POST",
    "/v1/setup_intents/:id/cancel",
    z.strictObject({
      cancellation_reason: z.enum(["abandoned", "duplicate", "requested_by_customer"]).optional(),
      expand,
    }),
    ({ world, input, id }) => {
      const intent = find(world, id);
      notFromCheckout(world, id, "cancel");
      cancelSetupIntent(intent, input.cancellation_reason ?? null);
      return intent;
    },
  ),
  endpoint(
    "GET",
    "/v1/setup_intents",
    z.strictObject({ ...page, customer: id.optional(), payment_method: id.optional() }),
    ({ world, input }) => {
      const matching = world.state.setupIntents
        .newestFirst()
        .filter((one) => input.customer === undefined || idOf(one.customer) === input.customer)
        .filter((one) => input.payment_method === undefined || idOf(one.payment_method) === input.payment_method);
      return listPage(matching, input, "/v1/setup_intents");
    },
  ),
];
