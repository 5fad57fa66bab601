import type { QuoteTarget, QuoteTargets } from "@/lib/desk/quotes/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { newQuotePath } from "@/lib/quotes/drafting/rules";
import { TextField } from "../../form/text-field";
import { buttonClass } from "../../ui/button";
import { CalendarDate } from "../../ui/calendar-date";
import { EmptyState } from "../../ui/empty-state";
import { FilterForm } from "../../ui/filter-form";
import { FileSignatureIcon, SearchIcon } from "../../ui/icons";
import { Table } from "../../ui/table";
import { TextLink } from "../../ui/text-link";

const pathOf = ({ contract, billGroupId, currency }: QuoteTarget): string =>
  newQuotePath(contract ? { contract: contract.id } : { group: billGroupId, currency });

/** What a quote can be for, to choose from [DSK-4]. */
export async function TargetList({ q, targets: { rows, hasMore } }: { q: string; targets: QuoteTargets }) {
  const [t, locale] = await Promise.all([getTranslations("desk.quotes"), getLocale()]);
  return (
    <div className="flex flex-col gap-5">
      <FilterForm
        action={newQuotePath()}
        values={{ q }}
        className="grid gap-3 sm:grid-cols-[2fr_auto] sm:items-end lg:max-w-[42rem]"
      >
        <TextField type="search" name="q" label={t("choose_label")} maxLength={80} defaultValue={q} />
        <button type="submit" className={buttonClass()}>
          <SearchIcon />
          {t("search_button")}
        </button>
      </FilterForm>
      {rows.length === 0 && (
        <EmptyState icon={<FileSignatureIcon />} title={t("empty_filtered_title")}>
          {t("choose_none")}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table
          caption={t("choose_title")}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            {
              id: "target",
              header: t("contract"),
              kind: "title",
              cell: (target) => (
                <TextLink href={pathOf(target)}>
                  {target.contract
                    ? t("for_contract", { number: target.contract.number })
                    : t("for_new", { currency: target.currency })}
                </TextLink>
              ),
            },
            { id: "account", header: t("account"), cell: ({ account }) => account },
            { id: "group", header: t("bill_group"), cell: ({ billGroup }) => billGroup },
            { id: "seller", header: t("seller"), cell: ({ seller }) => seller },
            {
              id: "ends",
              header: t("ends"),
              cell: ({ contract }) => (contract ? <CalendarDate date={contract.endsOn} locale={locale} /> : "–"),
            },
          ]}
        />
      )}
      {hasMore && <p className="text-muted">{t("choose_more")}</p>}
    </div>
  );
}
