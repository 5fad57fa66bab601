import { deskLoader } from "@/lib/platform/loader";
import { getContractTerms } from "./queries";

/** By the part of the address that names it. */
export const loadContractTerms = deskLoader("contracts.set_terms", async (staff, segment: string) =>
  getContractTerms(staff, numberIn(segment)),
);

function numberIn(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "";
  }
}
