import type { Metadata } from "next";
import { ContractTabs } from "@/components/contracts/contract-tabs";
import { HistoryFilter } from "@/components/contracts/history-filter";
import { HistoryList } from "@/components/contracts/history-list";
import { HistoryPages } from "@/components/contracts/history-pages";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { historySearch } from "@/lib/contracts/history/schema";
import { loadContractHistory } from "@/lib/contracts/loaders";
import { searchOf } from "@/lib/contracts/rules";
import { formatTimeZone } from "@/lib/platform/format";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/contracts/[number]/history">;

async function historyOf({ params, searchParams }: Props) {
  const [{ number }, search] = await Promise.all([params, searchParams]);
  return loadContractHistory(number, searchOf(historySearch.parse(search)));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { contractNumber: number } = await historyOf(props);
  return { title: (await getTranslations("history"))("title", { number }) };
}

export default async function HistoryPage(props: Props) {
  const history = await historyOf(props);
  const { kind } = historySearch.parse(await props.searchParams);
  const { contractNumber: number, rows, timeZone } = history;
  const [t, tContracts] = await Promise.all([getTranslations("history"), getTranslations("contracts")]);
  return (
    <Page title={number} description={history.billGroup} back={{ href: "/contracts", label: tContracts("back") }}>
      <ContractTabs number={number} current="history" />
      <div className="flex flex-col gap-5">
        <p className="text-muted">{t("description", { zone: formatTimeZone(timeZone) })}</p>
        <HistoryFilter number={number} kind={kind} />
        {rows.length > 0 ? (
          <HistoryList rows={rows} timeZone={timeZone} />
        ) : (
          <EmptyState title={t("empty_title")}>{t("empty")}</EmptyState>
        )}
        <HistoryPages number={number} kind={kind} next={history.next} previous={history.previous} />
      </div>
    </Page>
  );
}
