import type Stripe from "stripe";
import { missingParam } from "../http/fault";
import { newId } from "../state/ids";
import type { World } from "../state/world";

export interface CustomerDetails {
  /** Only where control says so; else nobody can guess it. */
  id?: string | undefined;
  email?: string | null | undefined;
  name?: string | null | undefined;
  phone?: string | null | undefined;
  description?: string | null | undefined;
  address?: Stripe.Address | null | undefined;
  preferred_locales?: string[] | undefined;
  tax_exempt?: Stripe.Customer.TaxExempt | undefined;
  metadata?: Record<string, string> | undefined;
  defaultPaymentMethod?: string | null | undefined;
}

export function createCustomer(world: World, details: CustomerDetails): Stripe.Customer {
  const customer: Stripe.Customer = {
    id: details.id ?? newId("cus", 14),
    object: "customer",
    address: null,
    balance: 0,
    created: world.clock.seconds(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: newId("x", 8).slice(2).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  };
  fill(customer, details);
  world.state.customers.add(customer);
  world.emit("customer.created", customer);
  return customer;
}

export function updateCustomer(world: World, customer: Stripe.Customer, details: CustomerDetails): void {
  fill(customer, details);
  world.emit("customer.updated", customer);
}

function fill(customer: Stripe.Customer, details: CustomerDetails): void {
  if (details.email !== undefined) customer.email = details.email;
  if (details.name !== undefined) customer.name = details.name;
  if (details.phone !== undefined) customer.phone = details.phone;
  if (details.description !== undefined) customer.description = details.description;
  if (details.address !== undefined) customer.address = details.address;
  if (details.preferred_locales) customer.preferred_locales = details.preferred_locales;
  if (details.tax_exempt) customer.tax_exempt = details.tax_exempt;
  if (details.metadata) customer.metadata = mergedMetadata(customer.metadata, details.metadata);
  if (details.defaultPaymentMethod !== undefined)
    customer.invoice_settings.default_payment_method = details.defaultPaymentMethod;
}

/** As Stripe merges: an empty value takes the key away. */
export function mergedMetadata(old: Stripe.Metadata | null, given: Record<string, string>): Record<string, string> {
  const merged = { ...old, ...given };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ""));
}

/** The customer a parameter names. @throws as Stripe does where there is none. */
export function customerNamed(world: World, id: string, param = "customer"): Stripe.Customer {
  const customer = world.state.customers.get(id);
  if (!customer) throw missingParam("customer", id, param);
  return customer;
}
