import { deskQuotesPath } from "@/lib/desk/quotes/rules";
import { type DeskQuoteSearch, QUOTE_STATES } from "@/lib/desk/quotes/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { SelectField } from "../../form/select-field";
import { TextField } from "../../form/text-field";
import { buttonClass } from "../../ui/button";
import { FilterForm } from "../../ui/filter-form";
import { SearchIcon } from "../../ui/icons";

/** By words, state, and the account that a link named [DSK-4]. */
export async function QuoteFilter({ search }: { search: DeskQuoteSearch }) {
  const [t, tQuotes] = await Promise.all([getTranslations("desk.quotes"), getTranslations("quotes")]);
  const [q, status, account] = [search.q ?? "", search.status ?? "", search.account ?? ""];
  return (
    <FilterForm
      action={deskQuotesPath()}
      values={{ q, status }}
      className="grid gap-3 sm:grid-cols-2 sm:items-end lg:grid-cols-[2fr_1fr_auto]"
    >
      {account && <input type="hidden" name="account" value={account} />}
      <TextField type="search" name="q" label={t("search_label")} maxLength={80} defaultValue={q} />
      <SelectField
        name="status"
        label={t("status")}
        defaultValue={status}
        options={[
          { value: "", label: t("all_statuses") },
          ...QUOTE_STATES.map((value) => ({ value, label: tQuotes(`status_${value}`) })),
        ]}
      />
      <button type="submit" className={buttonClass()}>
        <SearchIcon />
        {t("search_button")}
      </button>
    </FilterForm>
  );
}
