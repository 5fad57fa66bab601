import type { PlainDate } from "@/lib/platform/dates";

/** The last days of cards that are told of, both included. */
export interface RunningOut {
  readonly from: PlainDate;
  readonly to: PlainDate;
}
