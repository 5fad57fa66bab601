import type { ReactNode } from "react";
import { getTranslations } from "@/lib/platform/page-texts";
import { TextField } from "../form/text-field";
import { buttonClass } from "../ui/button";
import { FilterForm } from "../ui/filter-form";
import { SearchIcon } from "../ui/icons";

interface ListFilterProps {
  action: string;
  values: Readonly<Record<string, string>>;
  /** Of the field for words. */
  label: string;
  /** Further fields. */
  children?: ReactNode;
}

/** Words, and what else narrows a list of the desk. */
export async function ListFilter({ action, values, label, children }: ListFilterProps) {
  const t = await getTranslations("desk");
  return (
    <FilterForm
      action={action}
      values={values}
      className="grid gap-3 sm:grid-cols-2 sm:items-end lg:grid-cols-[2fr_1fr_auto]"
    >
      <TextField type="search" name="q" label={label} maxLength={80} defaultValue={values.q ?? ""} />
      {children}
      <button type="submit" className={buttonClass()}>
        <SearchIcon />
        {t("search_button")}
      </button>
    </FilterForm>
  );
}
