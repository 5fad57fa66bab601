import type { ReactNode } from "react";
import { loadPublicBrand } from "@/lib/branding/loaders";
import { loadDeskFrame } from "@/lib/desk/loaders";
import { accountsPath } from "@/lib/desk/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { SignOutButton } from "../auth/sign-out-button";
import { BrandStyle } from "../branding/brand-style";
import { PortalShell } from "../layout/portal-shell";
import { PageFooter } from "../preferences/page-footer";
import { deskNavigation } from "./desk-navigation";

/** The shell around the desk's pages, for the seller's people [DSK-1]. */
export async function DeskPage({ children }: { children: ReactNode }) {
  const [t, tDesk, brand, { name, role }] = await Promise.all([
    getTranslations("layout"),
    getTranslations("desk"),
    loadPublicBrand(),
    loadDeskFrame(),
  ]);
  return (
    <>
      <BrandStyle color={brand.color} />
      <PortalShell
        brand={brand}
        homeHref={accountsPath()}
        skipLabel={t("skip")}
        navLabel={tDesk("navigation")}
        menuLabel={t("menu")}
        navItems={deskNavigation(role).map(({ label, ...item }) => ({ ...item, label: tDesk(`nav.${label}`) }))}
        userSlot={
          <>
            <span className="min-w-0 flex-1 truncate text-sm">
              {name} · {tDesk(`role_${role}`)}
            </span>
            <SignOutButton />
          </>
        }
        footerSlot={<PageFooter customerService={brand.customerService} />}
      >
        {children}
      </PortalShell>
    </>
  );
}
