import type { Control } from "./route";

/** All that the sandbox holds, for tests that compare it with what the portal believes. */
export function stateOf({ world, deliveries, faults, calls }: Control): object {
  const { state, clock } = world;
  const shown = {
    customers: state.customers.all(),
    sessions: state.sessions.all(),
    paymentIntents: state.paymentIntents.all(),
    setupIntents: state.setupIntents.all(),
    paymentMethods: state.paymentMethods.all(),
    charges: state.charges.all(),
    refunds: state.refunds.all(),
    disputes: state.disputes.all(),
    events: state.events.all(),
    deliveries: state.deliveries.all(),
  };
  const counts = Object.fromEntries(Object.entries(shown).map(([name, list]) => [name, list.length]));
  const eventsBy = (status: string) =>
    state.deliveries
      .all()
      .filter((one) => one.status === status)
      .map((one) => ({ delivery: one.id, event: one.event, type: state.events.get(one.event)?.type ?? null }));
  return {
    now: clock.now().toISOString(),
    calls,
    counts,
    ...shown,
    delivered: eventsBy("delivered"),
    pending: eventsBy("pending"),
    lost: eventsBy("lost"),
    webhooksPaused: deliveries.paused,
    faults: { calls: faults.list(), webhooks: deliveries.faults.list() },
  };
}

/** The charges whose metadata say all that is asked for; what moved money is counted apart. */
export function chargesLike({ world }: Control, query: URLSearchParams): object {
  const wanted = [...query].flatMap(([name, value]) => {
    const key = /^metadata\[([^\]]{1,40})\]$/.exec(name)?.[1];
    return key === undefined ? [] : [[key, value] as const];
  });
  const charges = world.state.charges
    .all()
    .filter((charge) => wanted.every(([key, value]) => charge.metadata[key] === value));
  const succeeded = charges.filter((charge) => charge.status === "succeeded");
  return {
    count: charges.length,
    succeeded: succeeded.length,
    amount: succeeded.reduce((sum, charge) => sum + charge.amount, 0),
    amountRefunded: succeeded.reduce((sum, charge) => sum + charge.amount_refunded, 0),
    charges,
  };
}
