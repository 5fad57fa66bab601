import { getTranslations } from "@/lib/platform/page-texts";
import { endpointPath } from "@/lib/webhooks/rules";
import { DELIVERY_STATES, type DeliverySearch, EVENT_TYPES } from "@/lib/webhooks/schema";
import { SelectField } from "../form/select-field";
import { buttonClass } from "../ui/button";
import { FilterForm } from "../ui/filter-form";
import { FilterIcon } from "../ui/icons";
import { typeName } from "./type-name";

interface DeliveryFilterProps {
  endpointId: string;
  search: DeliverySearch;
}

/** By what became of it, and by what happened. */
export async function DeliveryFilter({ endpointId, search }: DeliveryFilterProps) {
  const [t, tType] = await Promise.all([getTranslations("webhooks"), getTranslations("webhooks.type")]);
  const values = { state: search.state ?? "", type: search.type ?? "" };
  const all = { value: "", label: t("all") };
  return (
    <FilterForm
      action={endpointPath(endpointId)}
      values={values}
      className="grid gap-3 sm:grid-cols-[1fr_2fr_auto] sm:items-end"
    >
      <SelectField
        name="state"
        label={t("filter_state")}
        defaultValue={values.state}
        options={[all, ...DELIVERY_STATES.map((state) => ({ value: state, label: t(`state_${state}`) }))]}
      />
      <SelectField
        name="type"
        label={t("filter_type")}
        defaultValue={values.type}
        options={[all, ...EVENT_TYPES.map((type) => ({ value: type, label: typeName(type, tType) }))]}
      />
      <button type="submit" className={buttonClass()}>
        <FilterIcon />
        {t("filter")}
      </button>
    </FilterForm>
  );
}
