import { getTranslations } from "@/lib/platform/page-texts";
import { TextField } from "../form/text-field";
import { buttonClass } from "../ui/button";
import { FilterForm } from "../ui/filter-form";

interface ContractSearchProps {
  action: string;
  q: string | undefined;
  person?: string | undefined;
}

/** For people with more contracts than one page of boxes. */
export async function ContractSearch({ action, q = "", person }: ContractSearchProps) {
  const t = await getTranslations("users");
  return (
    <FilterForm action={action} values={{ q, ...(person ? { person } : {}) }} className="flex items-end gap-2">
      {person && <input type="hidden" name="person" value={person} />}
      <div className="min-w-0 flex-1">
        <TextField type="search" name="q" label={t("contracts_search")} maxLength={100} defaultValue={q} />
      </div>
      <button type="submit" className={buttonClass()}>
        {t("search_button")}
      </button>
    </FilterForm>
  );
}
