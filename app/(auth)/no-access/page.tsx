import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { StandingPage } from "@/components/auth/standing-page";
import { LinkButton } from "@/components/ui/link-button";
import { loadOwnAddress, loadStanding } from "@/lib/access/loaders";
import { loadPublicBrand } from "@/lib/branding/loaders";

export default async function NoAccessPage() {
  const { kind } = await loadStanding();
  if (kind !== "none") redirect(kind === "closed" ? "/closed" : "/");
  const [t, email, { customerService }] = await Promise.all([
    getTranslations("no_access"),
    loadOwnAddress(),
    loadPublicBrand(),
  ]);
  const subject = encodeURIComponent(t("ask_subject", { email }));
  const body = encodeURIComponent(t("ask_body", { email }));
  return (
    <StandingPage title={t("title")} intro={t("intro", { email })}>
      <p>{t("colleague")}</p>
      <LinkButton plain variant="primary" href={`mailto:${customerService.email}?subject=${subject}&body=${body}`}>
        {t("ask")}
      </LinkButton>
      <p className="text-muted">{t("other_address")}</p>
    </StandingPage>
  );
}
