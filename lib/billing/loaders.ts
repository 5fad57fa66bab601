import { notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { getBillGroup } from "./settings/queries";
import { billGroupId } from "./settings/schema";

/** By the part of the address that names it. */
export const loadBillGroup = portalLoader(async (viewer: Viewer, segment: string) => {
  const id = billGroupId.safeParse(segment);
  if (!id.success) throw notFound();
  return getBillGroup(viewer, id.data);
});
