import type { NewAddressLink } from "@/lib/auth/new-address/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { AuthPage } from "../auth/auth-page";
import { DescriptionList } from "../ui/description-list";
import { ConfirmForm, SignInForm } from "./link-forms";

type OpenLink = Exclude<NewAddressLink, { state: "dead" }>;

/** What a link that still works offers: the change to whose it is, signing in to everybody else [SIG-9]. */
export async function OpenNewAddressLink({ link }: { link: OpenLink }) {
  const t = await getTranslations("profile");
  const { state, token, from, to, signedInAs } = link;
  const words = {
    yours: [t("link_title"), t("link_intro")],
    signed_out: [t("sign_in_title"), t("sign_in_intro")],
    somebody_else: [t("other_title"), t("other_intro", { email: signedInAs })],
  } as const;
  const [title, description] = words[state];
  return (
    <AuthPage title={title} description={description}>
      <div className="flex flex-col gap-5">
        <DescriptionList
          items={[
            { term: t("link_from"), value: from },
            { term: t("link_to"), value: to },
          ]}
        />
        {state === "yours" ? (
          <>
            <p className="text-sm text-muted">
              {t("link_sessions")} {t("follows")}
            </p>
            <ConfirmForm token={token} />
          </>
        ) : (
          <SignInForm token={token} isSignedIn={state === "somebody_else"} />
        )}
      </div>
    </AuthPage>
  );
}
