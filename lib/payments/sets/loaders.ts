import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { getPayOffer } from "./queries";
import { paySearch } from "./schema";

/** By the page's address, `/pay?…`; null: it names nothing. */
export const loadPayOffer = portalLoader(async (viewer: Viewer, path: string) => {
  const given = new URLSearchParams(path.split("?")[1] ?? "");
  const search = paySearch.parse({
    invoice: given.getAll("invoice"),
    amount: given.getAll("amount"),
    all: given.get("all") ?? undefined,
    group: given.get("group") ?? undefined,
  });
  return search.all || search.shares.length > 0 ? getPayOffer(viewer, search) : null;
});
