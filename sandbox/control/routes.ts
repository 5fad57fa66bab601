import { z } from "zod";
import { callFault } from "../api/faults";
import { invalid, missing } from "../http/fault";
import { expireDue } from "../model/checkout";
import { moveDispute } from "../model/disputes";
import { failRefund, refundCharge } from "../model/refunds";
import { endDebit } from "../model/steps";
import { webhookFault } from "../webhooks/faults";
import { authenticateAs, authenticating, payAs, paying } from "./customers";
import { keeping, keepMethod } from "./kept-methods";
import { type Control, type ControlRoute, control } from "./route";
import { chargesLike, stateOf } from "./state";

const nothing = z.unknown();
const done = { done: true };

const clockMove = z.union([
  z.strictObject({
    advanceSeconds: z
      .number()
      .min(0)
      .max(366 * 24 * 3_600),
  }),
  z.strictObject({ at: z.iso.datetime({ offset: true }) }),
]);

function moveClock({ world }: Control, given: z.output<typeof clockMove>): object {
  const { clock } = world;
  const by = "at" in given ? Date.parse(given.at) - clock.now().getTime() : given.advanceSeconds * 1_000;
  if (by < 0) throw invalid("The sandbox's clock only goes forward.", { param: "at" });
  clock.advance(by);
  expireDue(world);
  return { now: clock.now().toISOString() };
}

const dispute = z.strictObject({
  charge: z.string().min(1).max(255),
  status: z.enum(["needs_response", "under_review", "won", "lost", "warning_closed"]).default("needs_response"),
});

const refund = z.strictObject({ charge: z.string().min(1).max(255), amount: z.number().int().positive().optional() });

const objects: ControlRoute[] = [
  control("GET", "/health", nothing, () => ({ ok: true })),
  control("GET", "/state", nothing, (desk) => stateOf(desk)),
  control("GET", "/charges", nothing, (desk, _, __, query) => chargesLike(desk, query)),
  control("POST", "/sessions/:id/pay", paying, (desk, given, id) => payAs(desk, id, given)),
  control("POST", "/intents/:id/authenticate", authenticating, (desk, given, id) => authenticateAs(desk, id, given)),
  control("POST", "/methods", keeping, (desk, given) => keepMethod(desk, given)),
  control("POST", "/debits/:id", z.strictObject({ outcome: z.enum(["succeeded", "failed"]) }), (desk, given, id) => {
    const intent = desk.world.state.paymentIntents.get(id);
    if (!intent) throw missing("payment_intent", id);
    endDebit(desk.world, intent, given.outcome === "succeeded");
    return intent;
  }),
  control("POST", "/refunds", refund, ({ world }, { charge: id, amount }) => {
    const charge = world.state.charges.get(id);
    if (!charge) throw missing("charge", id);
    return refundCharge(world, charge, { amount });
  }),
  control("POST", "/refunds/:id", z.strictObject({ outcome: z.literal("failed") }), (desk, _, id) => {
    const refund = desk.world.state.refunds.get(id);
    if (!refund) throw missing("refund", id);
    failRefund(desk.world, refund);
    return refund;
  }),
  control("POST", "/disputes", dispute, ({ world }, given) => {
    const charge = world.state.charges.get(given.charge);
    if (!charge) throw missing("charge", given.charge);
    return moveDispute(world, charge, given.status);
  }),
];

const surroundings: ControlRoute[] = [
  control("POST", "/clock", clockMove, moveClock),
  control("POST", "/faults", z.union([callFault, webhookFault]), (desk, given) => {
    if ("webhook" in given) desk.deliveries.faults.order(given);
    else desk.faults.order(checkedPath(given));
    return done;
  }),
  control("DELETE", "/faults", nothing, (desk) => {
    desk.faults.clear();
    desk.deliveries.faults.clear();
    return done;
  }),
  control("POST", "/webhooks", z.strictObject({ paused: z.boolean() }), (desk, { paused }) => {
    desk.deliveries.paused = paused;
    return { paused };
  }),
  control("POST", "/events/:id/deliver", nothing, (desk, _, id) => {
    const event = desk.world.state.events.get(id);
    if (!event) throw missing("event", id);
    return desk.deliveries.redeliver(event);
  }),
  control("POST", "/deliver-all", nothing, async (desk) => ({ deliveries: await desk.deliveries.deliverAll() })),
  control("GET", "/idle-in-transaction", nothing, (desk, _, __, query) => {
    if (!desk.watch) throw invalid("The sandbox was started without SANDBOX_DATABASE_URL.");
    return desk.watch.report(query.get("application_name"));
  }),
  control("POST", "/reset", nothing, (desk) => {
    desk.world.state.clear();
    desk.deliveries.reload();
    desk.faults.clear();
    desk.deliveries.faults.clear();
    desk.deliveries.paused = false;
    desk.watch?.clear();
    desk.calls = 0;
    return done;
  }),
];

export const controlRoutes: readonly ControlRoute[] = [...objects, ...surroundings];

/** An expression that cannot be read is refused when it is ordered, not when a call comes. */
function checkedPath(given: z.output<typeof callFault>): z.output<typeof callFault> {
  const { path } = given.match;
  try {
    if (path?.startsWith("^")) new RegExp(path);
  } catch {
    throw invalid("This expression cannot be read.", { param: "match[path]" });
  }
  return given;
}
