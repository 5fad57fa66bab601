import { AuthPage } from "@/components/auth/auth-page";
import { OpenNewAddressLink } from "@/components/profile/new-address-link";
import { LinkButton } from "@/components/ui/link-button";
import { loadNewAddressLink } from "@/lib/auth/new-address/loaders";
import { newAddressSearch } from "@/lib/auth/new-address/schema";
import { getTranslations } from "@/lib/platform/page-texts";

/** Where the mail's link leads. It looks and uses nothing up; a press of the right person does [SIG-2, SIG-9]. */
export default async function NewAddressPage({ searchParams }: PageProps<"/new-address">) {
  const { token } = newAddressSearch.parse(await searchParams);
  const [t, link] = await Promise.all([getTranslations("profile"), loadNewAddressLink(token)]);
  if (link.state !== "dead") return <OpenNewAddressLink link={link} />;
  return (
    <AuthPage title={t("dead_title")} description={t("dead_intro")}>
      <LinkButton href="/profile" variant="primary" size="large" wide>
        {t("dead_action")}
      </LinkButton>
    </AuthPage>
  );
}
