import { portalLoader } from "@/lib/platform/loader";
import { getStanding } from "./queries";

export const loadStanding = portalLoader(getStanding);
