import { allowed, type Decision, refused } from "@/lib/platform/decision";
import { EVENT_DATA, type WebhookBody } from "./schema";
import type { EventFacts, SendResult } from "./types";

export const webhooksPath = (): string => "/desk/webhooks";
export const addEndpointPath = (): string => `${webhooksPath()}/new`;
export const endpointPath = (
  id: string,
  page?: "edit" | "remove" | "replay" | "secret",
  search: Readonly<Record<string, string | undefined>> = {},
): string => {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const path = `${webhooksPath()}/${id}${page ? `/${page}` : ""}`;
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
};
export const deliveryPath = (id: string): string => `${webhooksPath()}/deliveries/${id}`;

const [SECOND, MINUTE, HOUR] = [1, 60, 3600];
/** How long is waited after each failed try, give or take a tenth; after the last of them comes one more try, and no other. */
export const BACK_OFF = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;
export const MOST_TRIES = BACK_OFF.length + 1;
const JITTER = 0.1;

/** Seconds until the next try after so many that failed; null: given up. `chance` from 0 to 1 spreads those that failed together. */
export function secondsUntilNext(failed: number, chance: number): number | null {
  const wait = BACK_OFF[failed - 1];
  if (wait === undefined) return null;
  const spread = Math.round(wait * (1 - JITTER + 2 * JITTER * chance));
  return Math.min(24 * HOUR, Math.max(5 * SECOND, spread));
}

export const hasArrived = ({ responseCode }: SendResult): boolean =>
  responseCode !== null && responseCode >= 200 && responseCode < 300;

/** The receiver says that it is there no more. */
const GONE = 410;
export const PAUSED_AFTER_DAYS = 3;
const DAY_MS = 86_400_000;

/**
 * Whether an endpoint is paused by itself: it says that it is gone, or a delivery is given up and nothing has arrived
 * for days. A delivery that is given up took those days itself, so that one failure after a long quiet pauses nothing.
 */
export function pauseAfter(
  result: SendResult,
  { isGivenUp, failingSince, now }: { isGivenUp: boolean; failingSince: Date; now: Date },
): "gone" | "failing" | null {
  if (result.responseCode === GONE) return "gone";
  return isGivenUp && now.getTime() - failingSince.getTime() >= PAUSED_AFTER_DAYS * DAY_MS ? "failing" : null;
}

/** `localhost` and names that no public server has. */
const INNER_NAME = /(^|\.)(localhost|local|internal|home\.arpa|lan)\.?$/;
/** WHATWG URLs write every form of an IPv4 address (hex, octal, one number) as four decimals, and IPv6 in brackets. */
const ADDRESS = /^(\[.*\]|[\d.]+)$/;

/**
 * Whether events may be sent there, as it is typed. What its name leads to is looked at each time it is sent, by the client.
 * `allowPrivate` is the setting WEBHOOKS_ALLOW_PRIVATE.
 */
export function canBeTarget(url: string, allowPrivate: boolean): Decision {
  if (!URL.canParse(url)) return refused("webhooks.url_malformed");
  const { protocol, hostname, username, password } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") return refused("webhooks.url_malformed");
  if (username || password) return refused("webhooks.url_with_password");
  if (allowPrivate) return allowed;
  if (protocol !== "https:") return refused("webhooks.https_only");
  if (ADDRESS.test(hostname) || INNER_NAME.test(hostname) || !hostname.includes("."))
    return refused("webhooks.private_target");
  return allowed;
}

/** What is kept of a URL: no fragment, which is never sent. */
export function normalTarget(url: string): string {
  const target = new URL(url);
  target.hash = "";
  return target.href;
}

/** The body of an event [DSK-6]. @throws ZodError where history says less than the event has to */
export function bodyOf(event: EventFacts): WebhookBody {
  const { id, type, at, account, billGroup, contract } = event;
  return {
    id,
    type,
    version: 1,
    timestamp: at.toISOString(),
    account,
    bill_group: billGroup,
    contract: contract === null ? null : { number: contract },
    data: EVENT_DATA[type].parse(dataOf(event)),
  };
}

function dataOf({ type, action, before, after }: EventFacts): Record<string, unknown> {
  const money = { amount_minor: after.amount, currency: after.currency };
  const invoice = after.invoice ?? null;
  switch (type) {
    case "payment.received":
    case "payment.applied":
    case "payment.unapplied":
    case "payment.refunded":
    case "payment.chargeback_opened":
    case "payment.chargeback_won":
    case "payment.chargeback_lost":
      return { payment: after.payment, invoice, ...money };
    case "invoice.po_number_changed":
      return { invoice, ...poNumbers(before, after) };
    case "contract.po_number_changed":
    case "bill_group.po_number_changed":
      return poNumbers(before, after);
    case "contract.renewal_turned_off":
    case "contract.renewal_turned_on":
      return { auto_renew: after.autoRenew };
    case "user.added":
      return { person: after.person, until: after.endsOn ?? null };
    case "user.removed":
      return { person: before.person };
    case "quote.accepted":
      return { quote: after.quote, order: after.order, invoice };
    case "quote.declined":
      return { quote: after.quote };
    case "dispute.opened":
      return { invoice, kind: after.kind, line: after.line ?? null };
    case "dispute.ended":
      return { invoice, ending: action.split(".")[1] };
    case "promise.made":
    case "transfer.sent":
      return { invoice, ...money, day: after.day };
    case "webhook.test":
      return {};
  }
}

const poNumbers = (before: EventFacts["before"], after: EventFacts["after"]) => ({
  po_number: after.poNumber ?? null,
  po_number_before: before.poNumber ?? null,
});

export const MOST_ENDPOINTS = 20;
export const canAddEndpoint = (count: number): Decision =>
  count < MOST_ENDPOINTS ? allowed : refused("webhooks.too_many", { params: { most: MOST_ENDPOINTS } });

export const canPause = (isPaused: boolean): Decision => (isPaused ? refused("webhooks.paused_already") : allowed);
export const canResume = (isPaused: boolean): Decision => (isPaused ? allowed : refused("webhooks.not_paused"));
/** To one that is paused nothing is sent. */
export const canSend = (isPaused: boolean): Decision => (isPaused ? refused("webhooks.is_paused") : allowed);
