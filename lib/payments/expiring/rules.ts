import { addDays, type PlainDate } from "@/lib/platform/dates";
import type { RunningOut } from "./types";

/** By the seller entity's clock. */
export const CARD_HOUR = 8;

/** A card's people are told so many days before the last day of its last month. */
const DAYS_BEFORE = 30;

/** A worker that was down tells it late, while the card is still good [BIL-3]. */
export const runningOut = (today: PlainDate): RunningOut => ({ from: today, to: addDays(today, DAYS_BEFORE) });
