import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { PortalPage } from "@/components/branding/portal-page";
import { PreviewBanner } from "@/components/desk/preview-banner";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { loadDeskStart } from "@/lib/desk/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

export async function generateMetadata(): Promise<Metadata> {
  const [meta, problem] = await Promise.all([getTranslations("meta"), getTranslations("problem")]);
  // Every page here names itself; what has no name is what was not found.
  return { title: { default: problem("not_found_title"), template: `%s · ${meta("title")}` } };
}

/** The frame of the portal. No gate: every page's own loader reads what the viewer may see. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { standing, brand, ...frame } = await loadPortalFrame();
  if (standing.kind === "closed") redirect("/closed");
  // The seller's own people see nothing of any customer here: they have a desk.
  if (standing.kind === "none" || !brand) redirect((await loadDeskStart()) ?? "/no-access");
  return (
    <>
      <PreviewBanner />
      <PortalPage frame={frame} brand={brand} alsoClosed={standing.alsoClosed}>
        {children}
      </PortalPage>
    </>
  );
}
