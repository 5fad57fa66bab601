import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PortalPage } from "@/components/branding/portal-page";
import { loadPortalFrame } from "@/lib/branding/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations("meta"))("title");
  return { title: { default: title, template: `%s · ${title}` } };
}

/** The frame of the portal. No gate: every page's own loader reads what the viewer may see. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { standing, brand, ...frame } = await loadPortalFrame();
  if (standing.kind === "closed") redirect("/closed");
  if (standing.kind === "none" || !brand) redirect("/no-access");
  return (
    <PortalPage frame={frame} brand={brand} alsoClosed={standing.alsoClosed}>
      {children}
    </PortalPage>
  );
}
