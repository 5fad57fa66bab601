import { ASK_SCREENS } from "./ask-screens";
import { HELP_SCREENS } from "./help-screens";
import { SUPPORT_SCREENS } from "./support-screens";
import { WEBHOOK_SCREENS } from "./webhook-screens";

/** The way to each screen of help, and of what the desk has to do with customers' questions and the seller's systems. */
export const HELP_AND_DESK_SCREENS = { ...HELP_SCREENS, ...ASK_SCREENS, ...SUPPORT_SCREENS, ...WEBHOOK_SCREENS };
