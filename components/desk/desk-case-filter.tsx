import type { DeskCaseSearch } from "@/lib/desk/cases/schema";
import { casesPath } from "@/lib/desk/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { SelectField } from "../form/select-field";
import { TextField } from "../form/text-field";
import { buttonClass } from "../ui/button";
import { FilterForm } from "../ui/filter-form";
import { SearchIcon } from "../ui/icons";

const STATUSES = ["open", "waiting", "closed"] as const;

/** By account, number or subject, and whom it waits for. */
export async function DeskCaseFilter({ search: { q = "", status } }: { search: DeskCaseSearch }) {
  const [t, tSupport] = await Promise.all([getTranslations("desk_cases"), getTranslations("support")]);
  return (
    <FilterForm
      action={casesPath()}
      values={{ q, status }}
      className="grid gap-3 sm:grid-cols-2 sm:items-end lg:grid-cols-[2fr_1fr_auto]"
    >
      <TextField type="search" name="q" label={t("search")} maxLength={80} defaultValue={q} />
      <SelectField
        name="status"
        label={tSupport("status")}
        defaultValue={status}
        options={[
          ...STATUSES.map((value) => ({ value, label: t(`status_${value}`) })),
          { value: "all", label: t("all") },
        ]}
      />
      <button type="submit" className={buttonClass()}>
        <SearchIcon />
        {t("filter")}
      </button>
    </FilterForm>
  );
}
