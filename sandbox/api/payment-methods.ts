import { z } from "zod";
import { missing } from "../http/fault";
import { customerNamed } from "../model/customers";
import { attachMethod, detachMethod, findMethod } from "../model/payment-methods";
import type { World } from "../state/world";
import { endpoint } from "./endpoint";
import { expand, id, only } from "./params";

const find = (world: World, given: string) => {
  const method = findMethod(world, given);
  if (!method) throw missing("PaymentMethod", given);
  return method;
};

export const paymentMethodEndpoints = [
  endpoint("GET", "/v1/payment_methods/:id", z.strictObject(only), ({ world, id }) => find(world, id)),
  endpoint(
    "POST",
    "/v1/payment_methods/:id/attach",
    z.strictObject({ customer: id, expand }),
    ({ world, input, id }) => {
      const customer = customerNamed(world, input.customer);
      const method = find(world, id);
      attachMethod(world, method, customer.id);
      return method;
    },
  ),
  endpoint("POST", "/v1/payment_methods/:id/detach", z.strictObject(only), ({ world, id }) => {
    const method = find(world, id);
    detachMethod(world, method);
    return method;
  }),
];
