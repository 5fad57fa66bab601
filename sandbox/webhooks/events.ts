import type Stripe from "stripe";
import { newId } from "../state/ids";
import type { State } from "../state/state";
import type { EventType, World } from "../state/world";

/** The API version whose shapes the sandbox speaks: the one the installed SDK is pinned to. */
export const API_VERSION = "2026-10-28.endive";

/** Older events are forgotten, as Stripe forgets them after thirty days. */
const MOST_EVENTS = 20_000;

export function createEvent(world: World, type: EventType, object: object): Stripe.Event {
  forgetOldest(world.state);
  const event = {
    id: newId("evt"),
    object: "event",
    api_version: API_VERSION,
    created: world.clock.seconds(),
    data: { object: structuredClone(object) },
    livemode: false,
    pending_webhooks: 1,
    request: world.cause ?? { id: null, idempotency_key: null },
    type,
  };
  // The SDK's type is a union of one shape per type of event; the two were chosen together by the caller.
  return world.state.events.add(event as unknown as Stripe.Event);
}

/** A tenth at a time, so that the search through the deliveries is rare. */
function forgetOldest(state: State): void {
  if (state.events.size < MOST_EVENTS) return;
  const old = new Set(
    state.events
      .all()
      .slice(0, MOST_EVENTS / 10)
      .map((event) => event.id),
  );
  for (const id of old) state.events.delete(id);
  for (const delivery of state.deliveries.all()) if (old.has(delivery.event)) state.deliveries.delete(delivery.id);
}
