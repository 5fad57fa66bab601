import type { Metadata } from "next";
import { AccountCases } from "@/components/desk/account-cases";
import { AccountContracts } from "@/components/desk/account-contracts";
import { AccountGroups } from "@/components/desk/account-groups";
import { AccountInvoiceTable } from "@/components/desk/account-invoices";
import { AccountOverview } from "@/components/desk/account-overview";
import { AccountPeopleTable } from "@/components/desk/account-people";
import { AccountStatus } from "@/components/desk/account-status";
import { SuspensionBanner } from "@/components/desk/suspension-banner";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { Section } from "@/components/ui/section";
import { loadAccount } from "@/lib/desk/accounts/loaders";
import { accountInvoicesPath, accountPeoplePath, accountsPath } from "@/lib/desk/rules";
import { loadSuspensionState } from "@/lib/desk/suspension/loaders";
import { suspendPath } from "@/lib/desk/suspension/rules";
import { suspensionSearch } from "@/lib/desk/suspension/schema";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/accounts/[id]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await loadAccount((await params).id)).name,
});

export default async function AccountPage({ params, searchParams }: Props) {
  const { id } = await params;
  const [account, state, t] = await Promise.all([loadAccount(id), loadSuspensionState(id), getTranslations("desk")]);
  const { name, status, invoices, people } = account;
  return (
    <Page
      title={name}
      mark={<AccountStatus status={status} />}
      back={{ href: accountsPath(), label: t("back_to_accounts") }}
      actions={state.suspend.allowed && <LinkButton href={suspendPath(id)}>{t("suspension.suspend")}</LinkButton>}
    >
      <SuspensionBanner state={state} done={suspensionSearch.parse(await searchParams).done} />
      <AccountOverview account={account} />
      <AccountGroups groups={account.groups} />
      <AccountContracts contracts={account.contracts} />
      <Section
        title={t("newest_invoices")}
        actions={<LinkButton href={accountInvoicesPath(id)}>{t("all_invoices")}</LinkButton>}
      >
        {invoices.length > 0 ? (
          <AccountInvoiceTable rows={invoices} />
        ) : (
          <p className="text-muted">{t("no_invoices")}</p>
        )}
      </Section>
      <Section title={t("people")} actions={<LinkButton href={accountPeoplePath(id)}>{t("all_people")}</LinkButton>}>
        {people.length > 0 ? <AccountPeopleTable rows={people} /> : <p className="text-muted">{t("no_people")}</p>}
      </Section>
      <AccountCases id={id} />
    </Page>
  );
}
