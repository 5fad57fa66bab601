import type Stripe from "stripe";
import { fromProvider } from "@/lib/platform/provider-money";
import { calling } from "../calls/stripe";
import { stripe } from "../stripe";
import { chargeOf, REVERSAL_EVENTS } from "./rules";
import type { ChargebackStatus, ProviderDispute, ProviderRefund, ProviderReversals, RefundStatus } from "./types";

/** Refunds and disputes at the provider, behind our own words. */

const PAGE = 100;
/** More than a charge ever has. */
const MOST_OF_CHARGE = 1_000;

/** Everything that became of a charge, read afresh: the truth about its refunds and disputes [M3]. @throws DomainError UNAVAILABLE */
export async function readReversals(charge: string): Promise<ProviderReversals> {
  const [refunds, disputes] = await calling(() =>
    Promise.all([
      stripe().refunds.list({ charge, limit: PAGE }).autoPagingToArray({ limit: MOST_OF_CHARGE }),
      stripe().disputes.list({ charge, limit: PAGE }).autoPagingToArray({ limit: MOST_OF_CHARGE }),
    ]),
  );
  return { refunds: refunds.map(toRefund).sort(byAge), disputes: disputes.map(toDispute).sort(byAge) };
}

const byAge = (left: { at: Date; id: string }, right: { at: Date; id: string }): number =>
  left.at.getTime() - right.at.getTime() || (left.id < right.id ? -1 : 1);

/** In our minor units. */
const amountOf = ({ amount, currency }: { amount: number; currency: string }) => {
  const { minor: amountMinor, currency: code } = fromProvider(amount, currency);
  return { amountMinor, currency: code };
};

const toRefund = ({ id, status, reason, created, ...paid }: Stripe.Refund): ProviderRefund => ({
  ...{ id, reason, ...amountOf(paid), at: new Date(created * 1000) },
  status: REFUNDS[status ?? ""] ?? "pending",
});

const REFUNDS: Readonly<Record<string, RefundStatus>> = {
  succeeded: "succeeded",
  failed: "failed",
  canceled: "canceled",
};

const toDispute = ({ id, status, reason, created, ...paid }: Stripe.Dispute): ProviderDispute => ({
  ...{ id, reason, ...amountOf(paid), at: new Date(created * 1000) },
  status: DISPUTES[status] ?? "open",
});

/** An inquiry that was closed, and what the network prevented, took nothing. */
const DISPUTES: Readonly<Record<string, ChargebackStatus>> = {
  lost: "lost",
  won: "won",
  warning_closed: "won",
  prevented: "won",
};

/** An event of the provider's own list; what it tells of is the charge. */
export interface ToldReversal {
  readonly id: string;
  readonly type: string;
  readonly charge: string | null;
  readonly at: Date;
}

/**
 * What the provider has told since, whether or not it arrived here, the newest first: it keeps its events for 30 days.
 * @throws DomainError UNAVAILABLE
 */
export async function listTold(since: Date | null, most: number): Promise<ToldReversal[]> {
  const events = await calling(() =>
    stripe()
      .events.list({
        ...{ types: [...REVERSAL_EVENTS], limit: PAGE },
        ...(since ? { created: { gte: Math.floor(since.getTime() / 1000) } } : {}),
      })
      .autoPagingToArray({ limit: most }),
  );
  return events.map(({ id, type, created, data }) => ({
    ...{ id, type, at: new Date(created * 1000) },
    charge: chargeOf(data.object as { id?: string; object?: string; charge?: unknown }),
  }));
}
