/** For debt it is lifted by itself once nothing is overdue [PAY-8]; for another reason by hand only. */
export type SuspensionReason = "debt" | "other";
