import type Stripe from "stripe";
import { z } from "zod";
import { missing } from "../http/fault";
import { authenticate, intentById, methodEntered, submitCheckout } from "../model/steps";
import { idOf } from "../state/world";
import type { Control } from "./route";

const outcome = z.enum(["complete", "fail", "abandon"]);

/** A customer without a browser. */
export const paying = z.strictObject({
  /** A test number, one of Stripe's, or `bank_debit`. */
  card: z.string().min(1).max(60),
  /** What they do where their bank asks; without it they walk away. */
  authenticate: outcome.default("abandon"),
  name: z.string().min(1).max(100).default("Test Person"),
});

export interface Paid {
  outcome: "succeeded" | "processing" | "requires_action" | "declined" | "closed" | "not_a_test_card";
  /** Stripe's sentence about a decline. */
  message: string | null;
  code: string | null;
  session: Stripe.Checkout.Session;
}

export function payAs({ world }: Control, id: string, given: z.output<typeof paying>): Paid {
  const session = world.state.sessions.get(id);
  if (!session) throw missing("checkout.session", id);
  const answer = (outcome: Paid["outcome"], code: string | null = null, message: string | null = null): Paid => ({
    outcome,
    message,
    code,
    session,
  });
  if (session.status !== "open") return answer("closed");
  const method = methodEntered(world, { number: given.card, expMonth: 12, expYear: 2034, name: given.name });
  if (!method) return answer("not_a_test_card");
  let result = submitCheckout(world, session, method);
  const intent = intentById(world, idOf(session.payment_intent) ?? idOf(session.setup_intent) ?? "");
  if (result.kind === "requires_action" && given.authenticate !== "abandon")
    result = authenticate(world, intent, given.authenticate === "complete");
  if (result.kind !== "declined") return answer(result.kind);
  const error = intent.object === "payment_intent" ? intent.last_payment_error : intent.last_setup_error;
  return answer("declined", result.decline.declineCode ?? result.decline.code, error?.message ?? null);
}

export const authenticating = z.strictObject({ outcome: z.enum(["complete", "fail"]) });

/** A customer who comes back to the bank's page late. */
export function authenticateAs({ world }: Control, id: string, given: z.output<typeof authenticating>): object {
  const intent = intentById(world, id);
  const result = authenticate(world, intent, given.outcome === "complete");
  return { outcome: result.kind, intent };
}
