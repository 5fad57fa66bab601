import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Brand, PortalFrame } from "@/lib/branding/types";
import { SignOutButton } from "../auth/sign-out-button";
import { PortalShell } from "../layout/portal-shell";
import { PageFooter } from "../preferences/page-footer";
import { Alert } from "../ui/alert";
import { FileSignatureIcon, ReceiptIcon, UserIcon, UsersIcon } from "../ui/icons";
import { TextLink } from "../ui/text-link";
import { BrandStyle } from "./brand-style";

interface PortalPageProps {
  frame: Pick<PortalFrame, "email" | "personName" | "places">;
  brand: Brand;
  alsoClosed: boolean;
  children: ReactNode;
}

/** The shell around the portal's pages, in the seller's brand, saying who is signed in and where they are [BIL-5, BIL-7]. */
export async function PortalPage({ frame, brand, alsoClosed, children }: PortalPageProps) {
  const t = await getTranslations("layout");
  const { email, personName, places } = frame;
  return (
    <>
      <BrandStyle color={brand.color} />
      <PortalShell
        brand={brand}
        skipLabel={t("skip")}
        navLabel={t("navigation")}
        menuLabel={t("menu")}
        loadingLabel={t("loading")}
        navItems={[
          { href: "/contracts", label: t("contracts"), icon: <FileSignatureIcon /> },
          { href: "/invoices", label: t("invoices"), icon: <ReceiptIcon />, alsoAt: ["/payments"] },
          { href: "/users", label: t("users"), icon: <UsersIcon /> },
          { href: "/profile", label: t("profile"), icon: <UserIcon /> },
        ]}
        switcherSlot={
          <p className="truncate text-sm" title={places.map(({ billGroups }) => billGroups.join(", ")).join(", ")}>
            <span className="sr-only">{t("you_are_in")} </span>
            <span className="font-medium">{places.map(({ account }) => account).join(", ")}</span>
            <span className="text-muted"> · {places.flatMap(({ billGroups }) => billGroups).join(", ")}</span>
          </p>
        }
        userSlot={
          <>
            <span className="hidden min-w-0 truncate text-sm md:inline" title={t("signed_in_as", { email })}>
              <TextLink href="/profile" className="inline-flex min-h-6 items-center">
                <span className="sr-only">{t("signed_in_as", { email: "" })}</span>
                {personName ?? email}
                <span className="sr-only">: {t("profile")}</span>
              </TextLink>
            </span>
            <SignOutButton />
          </>
        }
        noticeSlot={alsoClosed && <Alert tone="info" title={t("also_closed", { name: brand.customerService.name })} />}
        footerSlot={<PageFooter customerService={brand.customerService} />}
      >
        {children}
      </PortalShell>
    </>
  );
}
