/** The one form that ticked invoices are sent with; the boxes stand outside it, beside what they mean. */
export const CHOSEN_FORM = "chosen";
/** In the address that follows: `?invoice=INV-1&invoice=INV-2`, by reference. */
export const CHOSEN_FIELD = "invoice";
