import type { Page } from "@/lib/platform/keyset";
import type { EventType } from "./schema";

export type DeliveryState = "waiting" | "delivered" | "given_up";

/** Why nothing is sent: somebody paused it, nothing got through for days, or it answered 410 Gone. */
export type PausedBy = "staff" | "failing" | "gone";

/** A row of history with what a body is made of. */
export interface EventFacts {
  readonly id: string;
  readonly type: EventType;
  readonly at: Date;
  readonly action: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly account: { readonly id: string; readonly name: string } | null;
  readonly billGroup: { readonly id: string; readonly name: string } | null;
  readonly contract: string | null;
}

export interface EndpointRow {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly types: readonly EventType[];
  readonly pausedBy: PausedBy | null;
  readonly pausedAt: Date | null;
  readonly failingSince: Date | null;
  readonly waiting: number;
  readonly givenUp: number;
}

export interface EndpointDetails extends EndpointRow {
  readonly version: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  /** Until when the secret before signs as well. */
  readonly earlierUntil: Date | null;
}

export interface DeliveryRow {
  readonly id: string;
  readonly type: EventType;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly createdAt: Date;
  readonly nextTryAt: Date | null;
  readonly responseCode: number | null;
}

export type DeliveryList = Page<DeliveryRow>;

export interface TryRow {
  readonly id: string;
  readonly at: Date;
  readonly responseCode: number | null;
  readonly excerpt: string;
  readonly milliseconds: number;
}

export interface DeliveryDetails extends DeliveryRow {
  readonly eventId: string;
  readonly payload: string;
  readonly endpoint: { readonly id: string; readonly name: string; readonly url: string };
  /** The newest first. */
  readonly log: readonly TryRow[];
}

/** What became of one try at sending. */
export interface SendResult {
  readonly responseCode: number | null;
  readonly excerpt: string;
  readonly milliseconds: number;
}
