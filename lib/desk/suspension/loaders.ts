import { deskLoader } from "@/lib/platform/loader";
import { getSuspension } from "./queries";

export const loadSuspension = deskLoader("accounts.suspend", getSuspension);

/** For the account's page, which all read. */
export const loadSuspensionState = deskLoader("accounts.view", getSuspension);
