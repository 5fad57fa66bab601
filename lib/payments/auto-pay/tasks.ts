import { payDue } from "./commands/pay-due";

/** Every few minutes: what came of earlier tries, and what is due by now [BIL-4]. */
export const autoPay = (): Promise<void> => payDue();
