import { deskLoader } from "@/lib/platform/loader";
import { getPortalAccess, getRuleRemoval, getWidening } from "./queries";

/** Seen by all who see the account; what may be changed, the decisions in it say. */
export const loadPortalAccess = deskLoader("accounts.view", getPortalAccess);
export const loadRuleRemoval = deskLoader("portal_access.manage", getRuleRemoval);
export const loadWidening = deskLoader("portal_access.manage", getWidening);
export const loadAccessSwitch = deskLoader("portal_access.manage", getPortalAccess);
