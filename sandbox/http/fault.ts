import type Stripe from "stripe";

/** Stripe's error object, as its answers carry it. */
export interface FaultBody {
  type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
  doc_url?: string;
  payment_intent?: Stripe.PaymentIntent;
  payment_method?: Stripe.PaymentMethod;
  setup_intent?: Stripe.SetupIntent;
}

/** A refusal that the caller gets as Stripe's error object. */
export class StripeFault extends Error {
  constructor(
    readonly status: number,
    readonly body: FaultBody,
  ) {
    super(body.message);
  }
}

/** What was sent is wrong. */
export const invalid = (message: string, rest: Partial<FaultBody> = {}): StripeFault =>
  new StripeFault(400, { type: "invalid_request_error", message, ...rest });

/** What the address names is not there: 404. */
export const missing = (noun: string, id: string): StripeFault =>
  new StripeFault(404, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${noun}: '${id}'`,
    param: "id",
  });

/** What a parameter names is not there: 400. */
export const missingParam = (noun: string, id: string, param: string): StripeFault =>
  invalid(`No such ${noun}: '${id}'`, { code: "resource_missing", param });
