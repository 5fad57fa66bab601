import Stripe from "stripe";
import { fromProvider } from "@/lib/platform/provider-money";
import { calling } from "../calls/stripe";
import { stripe } from "../stripe";
import type { ProviderCharge } from "./types";

const PAGE = 100;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The provider's charges that say they are one of our attempts', newest first and page by page: a shop's account may hold
 * others'. @throws DomainError UNAVAILABLE
 */
export async function* listCharges(mostPages: number): AsyncGenerator<ProviderCharge[]> {
  let after: string | undefined;
  for (let nth = 0; nth < mostPages; nth += 1) {
    const page = await calling(() =>
      stripe().charges.list({ limit: PAGE, ...(after ? { starting_after: after } : {}) }),
    );
    yield page.data.flatMap(toCharge);
    after = page.data.at(-1)?.id;
    if (!page.has_more || !after) return;
  }
}

/** One charge, or null where the provider knows none of that id. @throws DomainError UNAVAILABLE */
export async function findCharge(id: string): Promise<ProviderCharge | null> {
  try {
    return toCharge(await calling(() => stripe().charges.retrieve(id)))[0] ?? null;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return null;
    throw error;
  }
}

function toCharge({
  id,
  metadata,
  paid,
  captured,
  amount_captured,
  currency,
  ...went
}: Stripe.Charge): ProviderCharge[] {
  const attemptId = metadata.attempt;
  if (!attemptId || !UUID.test(attemptId)) return [];
  const { minor: amountMinor, currency: code } = fromProvider(amount_captured, currency);
  return [
    {
      id,
      attemptId,
      isPaid: paid && captured,
      amountMinor,
      currency: code,
      isReversed: went.amount_refunded > 0 || went.disputed,
    },
  ];
}
