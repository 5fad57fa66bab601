import type { AccountSearch } from "@/lib/desk/accounts/schema";
import { accountsPath } from "@/lib/desk/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { SelectField } from "../form/select-field";
import { TextField } from "../form/text-field";
import { buttonClass } from "../ui/button";
import { FilterForm } from "../ui/filter-form";
import { SearchIcon } from "../ui/icons";

/** By name, or by something that an account has [DSK-1]. */
export async function AccountFilter({ search }: { search: AccountSearch }) {
  const [q, status] = [search.q ?? "", search.status ?? ""];
  const t = await getTranslations("desk");
  return (
    <FilterForm
      action={accountsPath()}
      values={{ q, status }}
      className="grid gap-3 sm:grid-cols-2 sm:items-end lg:grid-cols-[2fr_1fr_auto]"
    >
      <TextField type="search" name="q" label={t("search_label")} maxLength={80} defaultValue={q} />
      <SelectField
        name="status"
        label={t("status")}
        defaultValue={status}
        options={[
          { value: "", label: t("all_statuses") },
          { value: "active", label: t("status_active") },
          { value: "suspended", label: t("status_suspended") },
        ]}
      />
      <button type="submit" className={buttonClass()}>
        <SearchIcon />
        {t("search_button")}
      </button>
    </FilterForm>
  );
}
