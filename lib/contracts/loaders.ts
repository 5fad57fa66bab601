import { notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { getContract, listContracts } from "./queries";
import { numberInPath } from "./schema";

export const loadContracts = portalLoader(listContracts);

/** By the part of the address that names it. */
export const loadContract = portalLoader(async (viewer: Viewer, segment: string) => {
  const number = numberInPath(segment);
  if (!number) throw notFound();
  return getContract(viewer, number);
});
