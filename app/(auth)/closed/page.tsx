import { redirect } from "next/navigation";
import { StandingPage } from "@/components/auth/standing-page";
import { PreviewBanner } from "@/components/desk/preview-banner";
import { loadOwnAddress, loadStanding } from "@/lib/access/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

export default async function ClosedPage() {
  if ((await loadStanding()).kind !== "closed") redirect("/");
  const [t, email] = await Promise.all([getTranslations("closed"), loadOwnAddress()]);
  return (
    <>
      <PreviewBanner />
      <StandingPage title={t("title")} intro={t("intro", { email })}>
        <p>{t("help")}</p>
      </StandingPage>
    </>
  );
}
