import type { Metadata } from "next";
import { AddressCard } from "@/components/profile/address-card";
import { MailsCard } from "@/components/profile/mails-card";
import { SessionList } from "@/components/profile/session-list";
import { Alert } from "@/components/ui/alert";
import { Page } from "@/components/ui/page";
import { loadAddressChange } from "@/lib/auth/new-address/loaders";
import { profileSearch } from "@/lib/auth/new-address/schema";
import { loadOwnSessions } from "@/lib/auth/sessions/loaders";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("profile"))("title"),
});

export default async function ProfilePage({ searchParams }: PageProps<"/profile">) {
  const { done } = profileSearch.parse(await searchParams);
  const [t, change, own, { personName }] = await Promise.all([
    getTranslations("profile"),
    loadAddressChange(),
    loadOwnSessions(),
    loadPortalFrame(),
  ]);
  return (
    <Page title={t("title")} description={t("description")}>
      <div className="flex max-w-[52rem] flex-col gap-8">
        {done && <Alert tone="success" role="status" title={t(done, { email: change.email })} />}
        <AddressCard personName={personName} change={change} />
        <MailsCard />
        <SessionList {...own} />
      </div>
    </Page>
  );
}
