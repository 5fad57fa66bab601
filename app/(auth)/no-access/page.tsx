import { redirect } from "next/navigation";
import { StandingPage } from "@/components/auth/standing-page";
import { AskForAccessForm } from "@/components/users/ask-for-access-form";
import { OwnRequestList } from "@/components/users/own-requests";
import { loadOwnAddress, loadStanding } from "@/lib/access/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

export default async function NoAccessPage() {
  const { kind } = await loadStanding();
  if (kind !== "none") redirect(kind === "closed" ? "/closed" : "/");
  const [t, tRequests, email] = await Promise.all([
    getTranslations("no_access"),
    getTranslations("requests"),
    loadOwnAddress(),
  ]);
  return (
    <StandingPage title={t("title")} intro={t("intro", { email })}>
      <p>{t("colleague")}</p>
      <p className="text-muted">{t("other_address")}</p>
      <OwnRequestList heading={tRequests("own_title")} />
      <div className="border-t border-line pt-5">
        <h2 className="text-lg font-semibold">{tRequests("ask_heading")}</h2>
        <p className="mt-1 mb-5 text-muted">{tRequests("ask_intro")}</p>
        <AskForAccessForm wide />
      </div>
    </StandingPage>
  );
}
