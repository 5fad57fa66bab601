import { portalLoader } from "@/lib/platform/loader";
import { getOwnSessions } from "./queries";

export const loadOwnSessions = portalLoader(getOwnSessions);
