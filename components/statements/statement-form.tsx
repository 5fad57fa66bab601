import { isLocale } from "@/lib/platform/locales";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { explain } from "@/lib/platform/translate";
import { type StatementAnswer, statementsPath } from "@/lib/statements/rules";
import { PRESETS, type StatementSearch } from "@/lib/statements/schema";
import { FieldErrors } from "../form/action-form";
import { SelectField } from "../form/select-field";
import { TextField } from "../form/text-field";
import { buttonClass } from "../ui/button";
import { FilterForm } from "../ui/filter-form";
import { TabsNav } from "../ui/tabs-nav";

interface StatementFormProps {
  search: StatementSearch;
  answer: Pick<StatementAnswer, "choice" | "place">;
}

/** For what period, and for which contract: a press for the usual ones, days for any other [PAY-11]. */
export async function StatementForm({ search, answer: { choice, place } }: StatementFormProps) {
  const [t, chosen] = await Promise.all([getTranslations("statements"), getLocale()]);
  const locale = isLocale(chosen) ? chosen : "en";
  const { contract = "" } = search;
  const { from, to } = "period" in choice ? choice.period : { from: search.from ?? "", to: search.to ?? "" };
  const wrong = "wrong" in choice ? Object.entries(choice.wrong) : [];
  const contracts = contract && !place.contracts.includes(contract) ? [...place.contracts, contract] : place.contracts;
  return (
    <div className="flex flex-col gap-4 print:hidden">
      <TabsNav
        second
        label={t("period")}
        items={PRESETS.map((preset) => ({
          href: statementsPath({ period: preset, contract: search.contract }),
          label: t(`preset_${preset}`),
          current: "preset" in choice && choice.preset === preset,
        }))}
      />
      <FieldErrors errors={Object.fromEntries(wrong.map(([field, refusal]) => [field, [explain(refusal, locale)]]))}>
        <FilterForm
          action="/statements"
          values={{ from, to, contract }}
          className="grid gap-4 sm:grid-cols-[10rem_10rem_1fr_auto] sm:items-start"
        >
          <TextField type="date" name="from" label={t("from")} defaultValue={from} />
          <TextField type="date" name="to" label={t("until")} defaultValue={to} />
          <SelectField
            name="contract"
            label={t("contract")}
            defaultValue={contract}
            options={[
              { value: "", label: t("all_contracts") },
              ...contracts.map((number) => ({ value: number, label: number })),
            ]}
          />
          <button type="submit" className={`${buttonClass()} sm:mt-[1.75rem]`}>
            {t("apply")}
          </button>
        </FilterForm>
      </FieldErrors>
    </div>
  );
}
