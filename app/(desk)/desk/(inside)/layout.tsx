import type { Metadata } from "next";
import type { ReactNode } from "react";
import { DeskPage } from "@/components/desk/desk-page";
import { getTranslations } from "@/lib/platform/page-texts";

export async function generateMetadata(): Promise<Metadata> {
  const [meta, problem] = await Promise.all([getTranslations("meta"), getTranslations("problem")]);
  return { title: { default: problem("not_found_title"), template: `%s · ${meta("title")}` } };
}

/** The frame of the desk. No gate: every page's own loader asks who it is. */
export default function DeskLayout({ children }: { children: ReactNode }) {
  return <DeskPage>{children}</DeskPage>;
}
