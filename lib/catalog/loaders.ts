import { loadPortalFrame } from "@/lib/branding/loaders";
import { newId } from "@/lib/platform/ids";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { secondsUntilPrices } from "./limits";
import { getProductSelection } from "./queries";
import { selectionSearch } from "./schema";

/** Of the bill group that is looked at, by the page's address, `/products/add?…`; null where there is none. */
export const loadProductSelection = portalLoader(async (viewer: Viewer, path: string) => {
  const { billGroup } = await loadPortalFrame();
  if (!billGroup) return null;
  const search = selectionSearch.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? "")));
  const waitSeconds = search.typed.size > 0 ? await secondsUntilPrices(viewer) : 0;
  // What is sent twice by one form is made once.
  return { selection: await getProductSelection(viewer, billGroup.id, search, waitSeconds), formKey: newId() };
});
