import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CollectionsActivity } from "@/components/collections/collections-activity";
import { CreditLeft } from "@/components/credit-memos/credit-left";
import { CreditMemoFilter } from "@/components/credit-memos/credit-memo-filter";
import { CreditMemoPages } from "@/components/credit-memos/credit-memo-pages";
import { CreditMemoTable } from "@/components/credit-memos/credit-memo-table";
import { NoCreditMemos } from "@/components/credit-memos/no-credit-memos";
import { MoneyTabs } from "@/components/invoices/money-tabs";
import { Page } from "@/components/ui/page";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { loadCollectionsActivity } from "@/lib/collections/loaders";
import { loadCreditMemos } from "@/lib/invoices/credit-memos/loaders";
import { creditMemosPath, isNarrowed } from "@/lib/invoices/credit-memos/rules";
import { creditMemoSearch } from "@/lib/invoices/credit-memos/schema";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("credit_memos"))("title"),
});

export default async function CreditMemosPage({ searchParams }: PageProps<"/credit-memos">) {
  const search = creditMemoSearch.parse(await searchParams);
  const { activity_after: after, activity_before: before, ...list } = search;
  const [{ standing }, t, { rows, next, previous, left, contracts }, activity] = await Promise.all([
    loadPortalFrame(),
    getTranslations("credit_memos"),
    loadCreditMemos(creditMemosPath(list)),
    loadCollectionsActivity(after, before),
  ]);
  // Asked here too: the layout is not made again when somebody who lost their last contract clicks on [ACC-7].
  if (standing.kind !== "open") redirect("/no-access");
  const hasMemos = rows.length > 0;
  return (
    <Page title={t("title")} description={t("description")}>
      <div className="flex flex-col gap-5">
        <MoneyTabs current="credit_memos" />
        {(hasMemos || isNarrowed(search)) && (
          <>
            <CreditLeft left={left} />
            <CreditMemoFilter search={search} contracts={contracts} />
          </>
        )}
        {hasMemos ? <CreditMemoTable rows={rows} /> : <NoCreditMemos search={search} />}
        <CreditMemoPages search={search} next={next} previous={previous} />
      </div>
      <CollectionsActivity
        activity={activity}
        pageOf={(cursor) => creditMemosPath({ ...list, activity_after: cursor.after, activity_before: cursor.before })}
      />
    </Page>
  );
}
