import { loadPortalFrame } from "@/lib/branding/loaders";
import { notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { getCase, getContacts, getNewCase, listCases } from "./queries";
import { caseNumber, casesSearch, newCaseSearch } from "./schema";

const searchOf = (path: string) => Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? ""));

/** The viewer's cases by the list's address, and whom to turn to about the bill group that is looked at; null where there is none. */
export const loadSupport = portalLoader(async (viewer: Viewer, path: string) => {
  const { billGroup } = await loadPortalFrame();
  if (!billGroup) return null;
  const [contacts, cases] = [
    await getContacts(viewer, billGroup.id),
    await listCases(viewer, casesSearch.parse(searchOf(path))),
  ];
  return { billGroup, contacts, cases };
});

/** What the form is about, by its address; null where the viewer sees nothing. */
export const loadNewCase = portalLoader(async (viewer: Viewer, path: string) => {
  const { billGroup } = await loadPortalFrame();
  if (!billGroup) return null;
  return { billGroup, ...(await getNewCase(viewer, newCaseSearch.parse(searchOf(path)))) };
});

/** By the part of the address that names it. */
export const loadCase = portalLoader(async (viewer: Viewer, segment: string) => {
  const number = caseNumber.safeParse(segment);
  if (!number.success) throw notFound();
  return getCase(viewer, number.data);
});
