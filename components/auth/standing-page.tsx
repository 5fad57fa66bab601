import type { ReactNode } from "react";
import { loadPublicBrand } from "@/lib/branding/loaders";
import { getTranslations } from "@/lib/platform/page-texts";
import { ContactLine } from "../ui/contact-line";
import { AuthPage } from "./auth-page";
import { SignOutButton } from "./sign-out-button";

interface StandingPageProps {
  title: string;
  intro: string;
  children: ReactNode;
}

/** For somebody signed in whom the portal shows nothing: why, and who can help. It names no customer [SIG-4, SIG-5]. */
export async function StandingPage({ title, intro, children }: StandingPageProps) {
  const [t, { customerService }] = await Promise.all([getTranslations("help"), loadPublicBrand()]);
  return (
    <AuthPage title={title} description={intro}>
      <div className="flex flex-col gap-5">
        {children}
        <div className="border-t border-line pt-4">
          <ContactLine lead={t("customer_service")} {...customerService} />
        </div>
        <SignOutButton variant="secondary" size="medium" />
      </div>
    </AuthPage>
  );
}
