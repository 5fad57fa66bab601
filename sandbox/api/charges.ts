import { z } from "zod";
import { missing } from "../http/fault";
import { idOf, type World } from "../state/world";
import { endpoint } from "./endpoint";
import { listPage } from "./lists";
import { id, only, page, text } from "./params";

/** What moves by itself and is only ever read: charges, disputes and events. */
function found<T>(object: T | undefined, noun: string, given: string): T {
  if (!object) throw missing(noun, given);
  return object;
}

const byPayment = { ...page, charge: id.optional(), customer: id.optional(), payment_intent: id.optional() };
const eventFilters = { ...page, type: text(100).optional(), types: z.array(text(100)).max(20).optional() };

const charge = (world: World, given: string) => found(world.state.charges.get(given), "charge", given);
const dispute = (world: World, given: string) => found(world.state.disputes.get(given), "dispute", given);
const event = (world: World, given: string) => found(world.state.events.get(given), "event", given);

export const readOnlyEndpoints = [
  endpoint("GET", "/v1/charges/:id", z.strictObject(only), ({ world, id }) => charge(world, id)),
  endpoint("GET", "/v1/charges", z.strictObject(byPayment), ({ world, input }) => {
    const matching = world.state.charges
      .newestFirst()
      .filter((one) => input.customer === undefined || idOf(one.customer) === input.customer)
      .filter((one) => input.payment_intent === undefined || idOf(one.payment_intent) === input.payment_intent);
    return listPage(matching, input, "/v1/charges");
  }),
  endpoint("GET", "/v1/disputes/:id", z.strictObject(only), ({ world, id }) => dispute(world, id)),
  endpoint("GET", "/v1/disputes", z.strictObject(byPayment), ({ world, input }) => {
    const matching = world.state.disputes
      .newestFirst()
      .filter((one) => input.charge === undefined || idOf(one.charge) === input.charge)
      .filter((one) => input.payment_intent === undefined || idOf(one.payment_intent) === input.payment_intent);
    return listPage(matching, input, "/v1/disputes");
  }),
  endpoint("GET", "/v1/events/:id", z.strictObject(only), ({ world, id }) => event(world, id)),
  endpoint("GET", "/v1/events", z.strictObject(eventFilters), ({ world, input }) => {
    const matching = world.state.events
      .newestFirst()
      .filter((one) => input.type === undefined || matches(one.type, input.type))
      .filter((one) => input.types === undefined || input.types.includes(one.type));
    return listPage(matching, input, "/v1/events");
  }),
];

/** `charge.*` means every type that begins so. */
const matches = (type: string, pattern: string): boolean =>
  pattern.endsWith("*") ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
