import { notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { getBillingAddress, getBillingContact } from "./billing/queries";
import { getContractHistory } from "./history/queries";
import { historySearch } from "./history/schema";
import { getContract, listContracts } from "./queries";
import { numberInPath } from "./schema";

/** A tab of a contract's billing information, by the part of the address that names the contract. */
const byNumber =
  <Result>(query: (viewer: Viewer, number: string) => Promise<Result>) =>
  async (viewer: Viewer, segment: string): Promise<Result> => {
    const number = numberInPath(segment);
    if (!number) throw notFound();
    return query(viewer, number);
  };

export const loadBillingAddress = portalLoader(byNumber(getBillingAddress));
export const loadBillingContact = portalLoader(byNumber(getBillingContact));

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
