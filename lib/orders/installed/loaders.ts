import { loadPortalFrame } from "@/lib/branding/loaders";
import { notFound } from "@/lib/platform/errors";
import { countFile } from "@/lib/platform/limits";
import { portalLoader } from "@/lib/platform/loader";
import { pageLocale } from "@/lib/platform/page-locale";
import type { Viewer } from "@/lib/platform/viewer";
import { installedCsv } from "./csv";
import { listInstalled } from "./queries";
import { installedSearch } from "./schema";

/** Of the bill group that is looked at, by the list's address, `/products?…`; null where there is none [QUO-4]. */
export const loadInstalled = portalLoader(async (viewer: Viewer, path: string) => {
  const { billGroup } = await loadPortalFrame();
  const search = installedSearch.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? "")));
  return billGroup && listInstalled(viewer, billGroup.id, search);
});

/** All of it as rows. @throws DomainError TOO_MANY */
export const loadInstalledCsv = portalLoader(async (viewer: Viewer) => {
  const { billGroup } = await loadPortalFrame();
  if (!billGroup) throw notFound();
  await countFile(viewer);
  return installedCsv(viewer, billGroup.id, await pageLocale());
});
