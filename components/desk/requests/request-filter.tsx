import { deskRequestsPath } from "@/lib/desk/requests/rules";
import { type DeskRequestSearch, REQUEST_STATES } from "@/lib/desk/requests/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { SelectField } from "../../form/select-field";
import { buttonClass } from "../../ui/button";
import { FilterForm } from "../../ui/filter-form";
import { FilterIcon } from "../../ui/icons";

export async function RequestFilter({ search }: { search: DeskRequestSearch }) {
  const status = search.status ?? "";
  const [t, tDesk] = await Promise.all([getTranslations("product_requests"), getTranslations("desk.requests")]);
  return (
    <FilterForm
      action={deskRequestsPath()}
      values={{ status }}
      className="grid gap-3 sm:max-w-[28rem] sm:grid-cols-[1fr_auto] sm:items-end"
    >
      <SelectField
        name="status"
        label={t("status")}
        defaultValue={status}
        options={[
          { value: "", label: tDesk("all_statuses") },
          ...REQUEST_STATES.map((value) => ({ value, label: t(`status_${value}`) })),
        ]}
      />
      <button type="submit" className={buttonClass()}>
        <FilterIcon />
        {tDesk("filter")}
      </button>
    </FilterForm>
  );
}
