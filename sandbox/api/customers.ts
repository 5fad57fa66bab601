import { z } from "zod";
import { missing } from "../http/fault";
import { createCustomer, customerNamed, updateCustomer } from "../model/customers";
import { methodNamed } from "../model/payment-methods";
import { idOf, type World } from "../state/world";
import { endpoint } from "./endpoint";
import { listPage } from "./lists";
import { address, clearable, expand, id, metadata, only, page, text } from "./params";

const details = {
  email: clearable(512).optional(),
  name: clearable(256).optional(),
  phone: clearable(20).optional(),
  description: clearable().optional(),
  address: z.union([address, z.literal("").transform(() => null)]).optional(),
  preferred_locales: z.array(text(20)).max(20).optional(),
  tax_exempt: z.enum(["exempt", "none", "reverse"]).optional(),
  metadata: metadata.optional(),
  expand,
};
const settings = z.strictObject({ default_payment_method: clearable(255).optional() });

const find = (world: World, given: string) => {
  const customer = world.state.customers.get(given);
  if (!customer) throw missing("customer", given);
  return customer;
};

export const customerEndpoints = [
  endpoint("POST", "/v1/customers", z.strictObject(details), ({ world, input }) => createCustomer(world, input)),
  endpoint("GET", "/v1/customers/:id", z.strictObject(only), ({ world, id }) => find(world, id)),
  endpoint(
    "POST",
    "/v1/customers/:id",
    z.strictObject({ ...details, invoice_settings: settings.optional() }),
    ({ world, input, id }) => {
      const customer = find(world, id);
      const method = input.invoice_settings?.default_payment_method;
      if (method && idOf(methodNamed(world, method).customer) !== id)
        throw missing("PaymentMethod of this customer", method);
      updateCustomer(world, customer, { ...input, defaultPaymentMethod: method });
      return customer;
    },
  ),
  endpoint("GET", "/v1/customers", z.strictObject({ ...page, email: text(512).optional() }), ({ world, input }) => {
    const all = world.state.customers.newestFirst();
    const matching = input.email === undefined ? all : all.filter((one) => one.email === input.email);
    return listPage(matching, input, "/v1/customers");
  }),
  endpoint(
    "GET",
    "/v1/customers/:id/payment_methods",
    z.strictObject({ ...page, type: text(50).optional() }),
    ({ world, input, id }) => {
      customerNamed(world, id);
      const all = world.state.paymentMethods.newestFirst().filter((one) => idOf(one.customer) === id);
      const matching = all.filter((one) => input.type === undefined || one.type === input.type);
      return listPage(matching, input, `/v1/customers/${id}/payment_methods`);
    },
  ),
  endpoint(
    "GET",
    "/v1/payment_methods",
    z.strictObject({ ...page, customer: id.optional(), type: text(50).optional() }),
    ({ world, input }) => {
      const all = world.state.paymentMethods
        .newestFirst()
        .filter((one) => idOf(one.customer) === (input.customer ?? null));
      const matching = all.filter((one) => input.type === undefined || one.type === input.type);
      return listPage(input.customer ? matching : [], input, "/v1/payment_methods");
    },
  ),
];
