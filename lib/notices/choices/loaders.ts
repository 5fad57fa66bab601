import { portalLoader } from "@/lib/platform/loader";
import { getOwnChoices } from "./queries";

export const loadOwnChoices = portalLoader(getOwnChoices);
