import type { ReactNode } from "react";
import { loadPublicBrand } from "@/lib/branding/loaders";
import { getTranslations } from "@/lib/platform/page-texts";
import { AuthShell } from "../layout/auth-shell";
import { PageFooter } from "../preferences/page-footer";

interface AuthPageProps {
  title: string;
  description?: ReactNode;
  children: ReactNode;
}

/** A page around signing in: the seller's brand, one card, the foot. */
export async function AuthPage({ title, description, children }: AuthPageProps) {
  const [brand, t] = await Promise.all([loadPublicBrand(), getTranslations("layout")]);
  return (
    <AuthShell
      brand={brand}
      skipLabel={t("skip")}
      title={title}
      description={description}
      footerSlot={<PageFooter customerService={brand.customerService} />}
    >
      <title>{title}</title>
      {children}
    </AuthShell>
  );
}
