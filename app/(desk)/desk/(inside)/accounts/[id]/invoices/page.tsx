import type { Metadata } from "next";
import { AccountInvoiceTable } from "@/components/desk/account-invoices";
import { ListFilter } from "@/components/desk/list-filter";
import { ListPages } from "@/components/desk/list-pages";
import { NothingFound } from "@/components/desk/nothing-found";
import { Page } from "@/components/ui/page";
import { loadAccountInvoices } from "@/lib/desk/account-invoices/loaders";
import { accountInvoiceSearch } from "@/lib/desk/account-invoices/schema";
import { accountInvoicesPath, accountPath } from "@/lib/desk/rules";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("desk"))("invoices") });

export default async function AccountInvoicesPage({ params, searchParams }: PageProps<"/desk/accounts/[id]/invoices">) {
  const { id } = await params;
  const search = accountInvoiceSearch.parse(await searchParams);
  const [t, list] = await Promise.all([
    getTranslations("desk"),
    loadAccountInvoices(id, accountInvoicesPath(id, search)),
  ]);
  const { rows, next, previous, account } = list;
  const { q } = search;
  return (
    <Page title={t("invoices_of", { account })} back={{ href: accountPath(id), label: account }}>
      <div className="flex flex-col gap-5">
        <ListFilter action={accountInvoicesPath(id)} values={{ q: q ?? "" }} label={t("invoice_search_label")} />
        {rows.length > 0 ? (
          <AccountInvoiceTable rows={rows} />
        ) : (
          <NothingFound clear={q ? accountInvoicesPath(id) : null} title={t("no_invoices_title")}>
            {t("no_invoices")}
          </NothingFound>
        )}
        <ListPages path={(cursor) => accountInvoicesPath(id, { q, ...cursor })} next={next} previous={previous} />
      </div>
    </Page>
  );
}
