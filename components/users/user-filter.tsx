import { getTranslations } from "@/lib/platform/page-texts";
import { TextField } from "../form/text-field";
import { buttonClass } from "../ui/button";
import { FilterForm } from "../ui/filter-form";
import { SearchIcon } from "../ui/icons";

/** Search among people by name, address or contract [USR-1]. */
export async function UserFilter({ q = "" }: { q: string | undefined }) {
  const t = await getTranslations("users");
  return (
    <FilterForm action="/users" values={{ q }} className="group flex items-end gap-2 print:hidden">
      <div className="min-w-0 max-w-[26rem] flex-1">
        <TextField type="search" name="q" label={t("search")} maxLength={100} defaultValue={q} />
      </div>
      <button type="submit" className={`${buttonClass()} group-aria-busy:opacity-65`}>
        <SearchIcon />
        {t("search_button")}
      </button>
    </FilterForm>
  );
}
