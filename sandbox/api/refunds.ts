import type Stripe from "stripe";
import { z } from "zod";
import { invalid, missing, missingParam } from "../http/fault";
import { mergedMetadata } from "../model/customers";
import { refundCharge } from "../model/refunds";
import { idOf, type World } from "../state/world";
import { endpoint } from "./endpoint";
import { listPage } from "./lists";
import { expand, id, metadata, only, page, positive } from "./params";

const creation = z.strictObject({
  amount: positive.optional(),
  charge: id.optional(),
  payment_intent: id.optional(),
  reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
  metadata: metadata.optional(),
  expand,
});

function chargeOf(world: World, input: z.output<typeof creation>): Stripe.Charge {
  if (input.charge !== undefined) {
    const charge = world.state.charges.get(input.charge);
    if (!charge) throw missingParam("charge", input.charge, "charge");
    return charge;
  }
  if (input.payment_intent === undefined)
    throw invalid("One of the following params should be provided for this request: payment_intent or charge.");
  const intent = world.state.paymentIntents.get(input.payment_intent);
  if (!intent) throw missingParam("payment_intent", input.payment_intent, "payment_intent");
  const charge = world.state.charges.get(idOf(intent.latest_charge) ?? "");
  if (!charge || intent.status !== "succeeded")
    throw invalid("This PaymentIntent does not have a successful charge to refund.", {
      code: "payment_intent_unexpected_state",
      param: "payment_intent",
    });
  return charge;
}

const find = (world: World, given: string) => {
  const refund = world.state.refunds.get(given);
  if (!refund) throw missing("refund", given);
  return refund;
};

export const refundEndpoints = [
  endpoint("POST", "/v1/refunds", creation, ({ world, input }) => refundCharge(world, chargeOf(world, input), input)),
  endpoint("GET", "/v1/refunds/:id", z.strictObject(only), ({ world, id }) => find(world, id)),
  endpoint(
    "POST",
    "/v1/refunds/:id",
    z.strictObject({ metadata: metadata.optional(), expand }),
    ({ world, input, id }) => {
      const refund = find(world, id);
      if (input.metadata) refund.metadata = mergedMetadata(refund.metadata, input.metadata);
      world.emit("refund.updated", refund);
      return refund;
    },
  ),
  endpoint(
    "GET",
    "/v1/refunds",
    z.strictObject({ ...page, charge: id.optional(), payment_intent: id.optional() }),
    ({ world, input }) => {
      const matching = world.state.refunds
        .newestFirst()
        .filter((one) => input.charge === undefined || idOf(one.charge) === input.charge)
        .filter((one) => input.payment_intent === undefined || idOf(one.payment_intent) === input.payment_intent);
      return listPage(matching, input, "/v1/refunds");
    },
  ),
];
