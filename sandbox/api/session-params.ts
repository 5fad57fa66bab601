import { z } from "zod";
import {
  clearable,
  currency,
  expand,
  id,
  ignored,
  metadata,
  methodTypes,
  positive,
  text,
  webAddress,
  whole,
} from "./params";

const lineItem = z.strictObject({
  price_data: z.strictObject({
    currency,
    unit_amount: whole.refine((value) => value >= 0, "This value must be greater than or equal to 0."),
    product_data: z.strictObject({
      name: z.string().min(1).max(1_500),
      description: text(40_000).optional(),
      images: ignored,
      metadata: metadata.optional(),
      tax_code: ignored,
    }),
    tax_behavior: ignored,
  }),
  quantity: positive.default(1),
});

const intentData = {
  description: clearable(1_000).optional(),
  metadata: metadata.optional(),
};

const paymentIntentData = z.strictObject({
  ...intentData,
  capture_method: z.enum(["automatic", "automatic_async"]).optional(),
  receipt_email: text(512).optional(),
  setup_future_usage: z.enum(["off_session", "on_session"]).optional(),
  statement_descriptor: ignored,
  statement_descriptor_suffix: ignored,
  transfer_group: ignored,
});

/** What a checkout session is created with: the parts that have an effect here, and others that are taken as Stripe takes them. */
export const sessionParams = z.strictObject({
  mode: z.enum(["payment", "setup"]),
  success_url: webAddress,
  cancel_url: webAddress.optional(),
  line_items: z.array(lineItem).min(1).max(100).optional(),
  currency: currency.optional(),
  client_reference_id: text(200).optional(),
  customer: id.optional(),
  customer_email: text(512).optional(),
  customer_creation: z.enum(["always", "if_required"]).optional(),
  expires_at: whole.optional(),
  locale: text(10).optional(),
  metadata: metadata.optional(),
  payment_intent_data: paymentIntentData.optional(),
  allowed_payment_method_types: methodTypes.optional(),
  setup_intent_data: z.strictObject(intentData).optional(),
  submit_type: z.enum(["auto", "book", "donate", "pay"]).optional(),
  ui_mode: z.literal("hosted_page").optional(),
  allow_promotion_codes: z.literal("false").optional(),
  automatic_tax: ignored,
  billing_address_collection: ignored,
  custom_text: ignored,
  customer_update: ignored,
  integration_identifier: ignored,
  invoice_creation: ignored,
  payment_method_options: ignored,
  phone_number_collection: ignored,
  saved_payment_method_options: ignored,
  expand,
});

export type SessionParams = z.output<typeof sessionParams>;
