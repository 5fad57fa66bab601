import type Stripe from "stripe";
import { calling } from "../calls/stripe";
import { chargeOf, REVERSAL_EVENTS, tellsOfReversal } from "../reversals/rules";
import { stripe } from "../stripe";
import { attemptNamed, readDescription } from "./rules";
import type { Remembered } from "./types";

/** What the provider remembers of what this database may have forgotten, behind our own words. */

const PAGE = 100;

/** Which events the webhook takes. */
const PAYMENT_EVENTS: readonly string[] = [
  ...["checkout.session.completed", "checkout.session.expired"],
  ...["checkout.session.async_payment_succeeded", "checkout.session.async_payment_failed"],
  ...[
    "payment_intent.succeeded",
    "payment_intent.processing",
    "payment_intent.payment_failed",
    "payment_intent.canceled",
  ],
];

/** An event as the inbox takes it, with the attempt that what it tells of names. */
export interface ToldEvent {
  readonly id: string;
  readonly type: string;
  readonly objectId: string | null;
  readonly remembered: Remembered | null;
}

interface EventObject {
  readonly id?: string;
  readonly object?: string;
  readonly charge?: unknown;
  readonly metadata?: Record<string, string> | null;
}

/** What the provider has told since, the oldest first; it keeps its events for 30 days. @throws DomainError UNAVAILABLE */
export async function listEvents(since: Date): Promise<ToldEvent[]> {
  const types = [...PAYMENT_EVENTS, ...REVERSAL_EVENTS];
  const told: ToldEvent[] = [];
  await calling(() =>
    stripe()
      .events.list({ types, limit: PAGE, created: { gte: secondsOf(since) } })
      .autoPagingEach((event) => void told.push(toTold(event))),
  );
  return told.reverse();
}

function toTold({ id, type, data }: Stripe.Event): ToldEvent {
  const about = data.object as EventObject;
  if (tellsOfReversal(type)) return { id, type, objectId: chargeOf(about), remembered: null };
  return { id, type, objectId: about.id ?? null, remembered: rememberedIn(about) };
}

function rememberedIn({ id, object, metadata }: EventObject): Remembered | null {
  const attemptId = attemptNamed(metadata ?? {});
  if (!id || !attemptId) return null;
  const described = readDescription(metadata ?? {});
  if (object === "checkout.session") return { attemptId, described, sessionId: id, intentId: null };
  // An intent without a saved method is its checkout's own, which is looked at itself.
  return described?.methodId ? { attemptId, described, sessionId: null, intentId: id } : null;
}

/**
 * What was made since and could still be paid on: pages, and intents of saved methods that were not confirmed or wait for the
 * bank. @throws DomainError UNAVAILABLE
 */
export async function listUnpaid(since: Date): Promise<Remembered[]> {
  const unpaid: Remembered[] = [];
  const made = { limit: PAGE, created: { gte: secondsOf(since) } };
  const take = (object: EventObject): void => {
    const remembered = rememberedIn(object);
    if (remembered) unpaid.push(remembered);
  };
  await calling(async () => {
    await stripe()
      .checkout.sessions.list(made)
      .autoPagingEach((session) => {
        if (session.status === "open" && session.mode === "payment") take(session);
      });
    await stripe()
      .paymentIntents.list(made)
      .autoPagingEach((intent) => {
        if (intent.status.startsWith("requires_")) take(intent);
      });
  });
  return unpaid;
}

const secondsOf = (instant: Date): number => Math.floor(instant.getTime() / 1_000);
