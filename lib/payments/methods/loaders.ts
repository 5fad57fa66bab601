import { billGroupId } from "@/lib/billing/settings/schema";
import { numberInPath } from "@/lib/contracts/schema";
import { DomainError, notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import { log } from "@/lib/platform/log";
import type { Viewer } from "@/lib/platform/viewer";
import { setupUrlOf } from "./commands/add-method";
import { settleSetup } from "./commands/settle-setup";
import { getContractCard, getPaymentMethods, getSetupOutcome, isPaidByCard } from "./queries";
import { setupId } from "./schema";

/** By the part of the address that names the bill group. */
export const loadPaymentMethods = portalLoader(async (viewer: Viewer, segment: string) => {
  const id = billGroupId.safeParse(segment);
  if (!id.success) throw notFound();
  return getPaymentMethods(viewer, id.data);
});

/** By the part of the address that names the contract. */
export const loadContractCard = portalLoader(async (viewer: Viewer, segment: string) => {
  const number = numberInPath(segment);
  if (!number) throw notFound();
  return getContractCard(viewer, number);
});

/** For the tabs of a contract's page. */
export const loadIsPaidByCard = portalLoader(isPaidByCard);

const idIn = (segment: string): string => {
  const id = setupId.safeParse(segment);
  if (!id.success) throw notFound();
  return id.data;
};

/** Coming back from the provider's page, nobody waits for its event: the provider is asked here too. */
export const loadSetupOutcome = portalLoader(async (viewer: Viewer, segment: string) => {
  const id = idIn(segment);
  const known = await getSetupOutcome(viewer, id);
  if (viewer.preview || known.status !== "open") return known;
  try {
    await settleSetup(id);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    log.warn({ err: error, setupId: id }, "the provider did not answer the page a person came back to");
    return known;
  }
  return getSetupOutcome(viewer, id);
});

/** The provider's page of the viewer's own setup; null once it may not be shown any more. */
export const loadSetupUrl = portalLoader(async (viewer: Viewer, segment: string) => {
  const { id } = await getSetupOutcome(viewer, idIn(segment));
  return viewer.preview ? null : setupUrlOf(id, { viewer });
});
