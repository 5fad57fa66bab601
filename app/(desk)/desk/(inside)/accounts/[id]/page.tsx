import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountContracts } from "@/components/desk/account-contracts";
import { AccountGroups } from "@/components/desk/account-groups";
import { AccountOverview } from "@/components/desk/account-overview";
import { AccountStatus } from "@/components/desk/account-status";
import { Page } from "@/components/ui/page";
import { loadAccount } from "@/lib/desk/accounts/loaders";
import { accountsPath } from "@/lib/desk/rules";

type Props = PageProps<"/desk/accounts/[id]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await loadAccount((await params).id)).name,
});

export default async function AccountPage({ params }: Props) {
  const [account, t] = await Promise.all([loadAccount((await params).id), getTranslations("desk")]);
  const { name, status } = account;
  return (
    <Page
      title={name}
      mark={<AccountStatus status={status} />}
      back={{ href: accountsPath(), label: t("back_to_accounts") }}
    >
      <AccountOverview account={account} />
      <AccountGroups groups={account.groups} />
      <AccountContracts contracts={account.contracts} />
    </Page>
  );
}
