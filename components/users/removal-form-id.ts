/** The one form that ticked people and contracts are sent with; boxes stand outside it, beside what they mean. */
export const REMOVAL_FORM = "removal";
