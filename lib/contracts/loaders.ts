import { portalLoader } from "@/lib/platform/loader";
import { getContract, listContracts } from "./queries";

export const loadContracts = portalLoader(listContracts);
export const loadContract = portalLoader(getContract);
