import { notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { getContractHistory } from "./history/queries";
import { historySearch } from "./history/schema";
import { getContract, listContracts } from "./queries";
import { numberInPath } from "./schema";

export const loadContracts = portalLoader(listContracts);

/** By the part of the address that names it. */
export const loadContract = portalLoader(async (viewer: Viewer, segment: string) => {
  const number = numberInPath(segment);
  if (!number) throw notFound();
  return getContract(viewer, number);
});

/** By the part of the address that names the contract, and the search behind it. */
export const loadContractHistory = portalLoader(async (viewer: Viewer, segment: string, search: string) => {
  const number = numberInPath(segment);
  if (!number) throw notFound();
  return getContractHistory(viewer, number, historySearch.parse(Object.fromEntries(new URLSearchParams(search))));
});
