import type Stripe from "stripe";
import { invalid, missingParam, StripeFault } from "../http/fault";
import { newId } from "../state/ids";
import type { Means } from "../state/state";
import { idOf, type World } from "../state/world";
import { cardById, isBankDebit, type KeptCard } from "./cards";
import { sentenceOf } from "./declines";

interface Holder {
  name: string | null;
  expMonth: number;
  expYear: number;
  /** Only where control says so. */
  id?: string;
}

const NOBODY: Holder = { name: null, expMonth: 12, expYear: 2034 };

const noAddress = (): Stripe.Address => ({
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
});

const billing = (name: string | null): Stripe.PaymentMethod.BillingDetails => ({
  address: noAddress(),
  email: null,
  name,
  phone: null,
  tax_id: null,
});

export function createCardMethod(world: World, card: KeptCard, holder: Holder = NOBODY): Stripe.PaymentMethod {
  const method: Stripe.PaymentMethod = {
    ...base(world, holder.name, holder.id),
    type: "card",
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country: card.country,
      display_brand: card.brand,
      exp_month: holder.expMonth,
      exp_year: holder.expYear,
      fingerprint: card.fingerprint,
      funding: card.funding,
      generated_from: null,
      last4: card.last4,
      networks: { available: [card.brand], preferred: null },
      regulated_status: null,
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
  };
  return keep(world, method, { behaviour: card.behaviour });
}

export function createDebitMethod(world: World): Stripe.PaymentMethod {
  const method: Stripe.PaymentMethod = {
    ...base(world, null),
    type: "sepa_debit",
    sepa_debit: {
      bank_code: null,
      branch_code: null,
      country: "DE",
      fingerprint: newId("fp", 16).slice(3),
      generated_from: null,
      last4: "3000",
    },
  };
  return keep(world, method, { behaviour: { kind: "debits" } });
}

const base = (world: World, name: string | null, id = newId("pm")) => ({
  id,
  object: "payment_method" as const,
  allow_redisplay: "unspecified" as const,
  billing_details: billing(name),
  created: world.clock.seconds(),
  customer: null,
  customer_account: null,
  livemode: false,
  metadata: {},
});

function keep(world: World, method: Stripe.PaymentMethod, means: Pick<Means, "behaviour">): Stripe.PaymentMethod {
  world.state.paymentMethods.add(method);
  world.state.means.add({ id: method.id, ...means, authenticated: false, spent: false });
  return method;
}

/** The method an id names; each of Stripe's built-in ids makes a new one, as there. Null where there is none. */
export function findMethod(world: World, id: string): Stripe.PaymentMethod | null {
  if (isBankDebit(id)) return createDebitMethod(world);
  const card = cardById(id, world.state.salt);
  return card ? createCardMethod(world, card) : (world.state.paymentMethods.get(id) ?? null);
}

export function methodNamed(world: World, id: string): Stripe.PaymentMethod {
  const method = findMethod(world, id);
  if (!method) throw missingParam("PaymentMethod", id, "payment_method");
  return method;
}

export function meansOf(world: World, method: Stripe.PaymentMethod): Means {
  const means = world.state.means.get(method.id);
  if (!means) throw new Error("a payment method without its means");
  return means;
}

/** Whether this customer may use it. @throws in Stripe's words. */
export function checkUsable(world: World, method: Stripe.PaymentMethod, customer: string | null): void {
  if (meansOf(world, method).spent)
    throw invalid(
      "This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.",
      { code: "payment_method_unexpected_state" },
    );
  const owner = idOf(method.customer);
  if (owner && owner !== customer)
    throw invalid(
      "The PaymentMethod provided belongs to a Customer. Please include the Customer in the `customer` parameter.",
      { param: "payment_method" },
    );
}

/** Saves it for a customer. @throws where it belongs to another, or declines already here. */
export function attachMethod(world: World, method: Stripe.PaymentMethod, customer: string): void {
  if (idOf(method.customer) === customer) return;
  const means = meansOf(world, method);
  if (method.customer || means.spent)
    throw invalid("The payment method you provided has already been attached to a customer.", {
      code: "payment_method_unexpected_state",
    });
  if (means.behaviour.kind === "declines") throw declined(means.behaviour.decline);
  method.customer = customer;
  world.emit("payment_method.attached", method);
}

const declined = (decline: { code: string; declineCode: string | null }): StripeFault =>
  new StripeFault(402, {
    type: "card_error",
    code: decline.code,
    ...(decline.declineCode ? { decline_code: decline.declineCode } : {}),
    message: sentenceOf(decline),
  });

export function detachMethod(world: World, method: Stripe.PaymentMethod): void {
  const owner = idOf(method.customer);
  if (!owner)
    throw invalid("The payment method you provided is not attached to a customer so detachment is impossible.", {
      code: "payment_method_unexpected_state",
    });
  method.customer = null;
  meansOf(world, method).spent = true;
  const customer = world.state.customers.get(owner);
  if (customer && idOf(customer.invoice_settings.default_payment_method) === method.id)
    customer.invoice_settings.default_payment_method = null;
  world.emit("payment_method.detached", method);
}
