import type { ReactNode } from "react";
import type { Brand, PortalFrame } from "@/lib/branding/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { AskButton } from "../agent/ask-button";
import { SignOutButton } from "../auth/sign-out-button";
import { BillGroupSwitcher } from "../bill-groups/bill-group-switcher";
import { PortalShell } from "../layout/portal-shell";
import { PageFooter } from "../preferences/page-footer";
import { Alert } from "../ui/alert";
import { MessageIcon } from "../ui/icons";
import { TextLink } from "../ui/text-link";
import { BrandStyle } from "./brand-style";

interface PortalPageProps {
  frame: Pick<PortalFrame, "email" | "personName" | "billGroups" | "billGroup">;
  brand: Brand;
  alsoClosed: boolean;
  children: ReactNode;
}

/** The shell around the portal's pages, in the seller's brand, saying who is signed in and where they are [BIL-5, BIL-7]. */
export async function PortalPage({ frame, brand, alsoClosed, children }: PortalPageProps) {
  const t = await getTranslations("layout");
  const { email, personName, billGroups, billGroup } = frame;
  return (
    <>
      <BrandStyle color={brand.color} />
      <PortalShell
        brand={brand}
        skipLabel={t("skip")}
        navLabel={t("navigation")}
        menuLabel={t("menu")}
        navItems={[
          { href: "/", label: t("home"), icon: "house" },
          { href: "/contracts", label: t("contracts"), icon: "file-signature" },
          { href: "/subscriptions", label: t("subscriptions"), icon: "package" },
          {
            href: "/invoices",
            label: t("invoices"),
            icon: "receipt",
            alsoAt: ["/payments", "/credit-memos", "/statements", "/pay"],
          },
          {
            href: "/quotes",
            label: t("buying"),
            icon: "boxes",
            alsoAt: ["/orders", "/products", "/requests"],
          },
          { href: "/billing", label: t("billing"), icon: "landmark" },
          { href: "/users", label: t("users"), icon: "users" },
          { href: "/support", label: t("support"), icon: "life-buoy" },
          { href: "/profile", label: t("profile"), icon: "user" },
          { href: "/help", label: t("help_pages"), icon: "help", alsoAt: ["/ask"] },
        ]}
        switcherSlot={billGroup && <BillGroupSwitcher all={billGroups} chosen={billGroup} />}
        askSlot={
          <AskButton>
            <MessageIcon />
            {t("ask")}
          </AskButton>
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
