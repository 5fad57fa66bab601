import { z } from "zod";

const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** A box that is not ticked is not posted: every kind has its box in the one form. */
export const chooseNotificationsInput = z.object({
  contract_changes: ticked,
  renewal_reminders: ticked,
  payment_reminders: ticked,
  others_payments: ticked,
  auto_pay: ticked,
  disputes: ticked,
});
export type ChooseNotificationsInput = z.output<typeof chooseNotificationsInput>;
