import { z } from "zod";
import { invalid } from "../http/fault";
import { cardByNumber, plainNumber } from "../model/cards";
import { createCustomer } from "../model/customers";
import { createCardMethod } from "../model/payment-methods";
import type { Control } from "./route";

const id = z.string().regex(/^\w{1,255}$/);

/** A card that a customer saved before the sandbox was there. */
export const keeping = z.strictObject({
  customer: id.startsWith("cus_"),
  method: id.startsWith("pm_"),
  /** A test number, one of Stripe's. */
  card: z.string().min(1).max(30),
  name: z.string().max(100).default("Test Person"),
  expMonth: z.number().int().min(1).max(12).default(12),
  expYear: z.number().int().min(2000).max(2999).default(2034),
});

/** Makes both with the ids that are given, unless they are there. Detached, it stays so. */
export function keepMethod({ world }: Control, given: z.output<typeof keeping>): object {
  const { customer, method, name, expMonth, expYear } = given;
  const card = cardByNumber(plainNumber(given.card), world.state.salt);
  if (!card) throw invalid("This is no test card.", { param: "card" });
  if (!world.state.customers.get(customer)) createCustomer(world, { id: customer });
  const known = world.state.paymentMethods.get(method);
  if (known) return known;
  const made = createCardMethod(world, card, { name, expMonth, expYear, id: method });
  made.customer = customer;
  return made;
}
