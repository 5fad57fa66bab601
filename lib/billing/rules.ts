import { allowed, type Decision, refused } from "@/lib/platform/decision";
import type { BillGroupStanding } from "./types";

/**
 * What holds for a whole bill group (PO, VAT and registration number, addresses, payment methods, auto-pay) is changed
 * by people who see all its active contracts or hold manage billing there.
 */
export function canChangeBillGroup(standing: BillGroupStanding): Decision {
  const { hiddenContracts, holdsManageBilling, holder, customerService, name } = standing;
  if (hiddenContracts === 0 || holdsManageBilling) return allowed;
  return refused("billing.not_whole_group", { params: { name }, ask: holder ?? customerService });
}
