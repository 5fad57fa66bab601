import type { Metadata } from "next";
import { AccountFilter } from "@/components/desk/account-filter";
import { AccountPages } from "@/components/desk/account-pages";
import { AccountTable } from "@/components/desk/account-table";
import { NoAccounts } from "@/components/desk/no-accounts";
import { Page } from "@/components/ui/page";
import { loadAccounts } from "@/lib/desk/accounts/loaders";
import { accountSearch } from "@/lib/desk/accounts/schema";
import { accountsPath } from "@/lib/desk/rules";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk"))("accounts"),
});

export default async function AccountsPage({ searchParams }: PageProps<"/desk">) {
  const search = accountSearch.parse(await searchParams);
  const [t, { rows, next, previous }] = await Promise.all([
    getTranslations("desk"),
    loadAccounts(accountsPath(search)),
  ]);
  return (
    <Page title={t("accounts")} description={t("accounts_intro")}>
      <div className="flex flex-col gap-5">
        <AccountFilter search={search} />
        {rows.length > 0 ? <AccountTable rows={rows} /> : <NoAccounts search={search} />}
        <AccountPages search={search} next={next} previous={previous} />
      </div>
    </Page>
  );
}
