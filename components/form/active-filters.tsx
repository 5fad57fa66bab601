import { isPlainDate } from "@/lib/platform/dates";
import { formatPlainDate } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/locales";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CloseIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";
import { TextLink } from "../ui/text-link";
import type { DataFilterProps, FilterField } from "./data-filter";

/** As the list's `DataFilter` is given them; of the fields those that narrow. */
type ActiveFiltersProps = Pick<DataFilterProps, "action" | "values" | "search" | "fields">;

/** Which filters of a list hold, each with a way to take it off: on a phone the fields themselves are folded away. */
export async function ActiveFilters({ action, values, search, fields }: ActiveFiltersProps) {
  const [t, locale] = await Promise.all([getTranslations("filters"), getLocale()]);
  const active = [
    { name: "q", label: search, value: values.q },
    ...fields.map((field) => ({ ...field, value: chosen(field, values[field.name], locale) })),
  ].filter(({ value }) => value);
  if (active.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
      <ul aria-label={t("active")} className="flex min-w-0 flex-wrap gap-2">
        {active.map(({ name, label, value }) => (
          <li key={name} className="min-w-0">
            <LinkButton size="small" href={pathWithout(name, action, values)} className="wrap-anywhere">
              <span>
                <span className="font-normal text-muted">{label}:</span> {value}
              </span>
              <CloseIcon />
              <span className="sr-only">{t("remove")}</span>
            </LinkButton>
          </li>
        ))}
      </ul>
      <TextLink href={action} className="inline-flex min-h-6 items-center text-sm">
        {t("clear")}
      </TextLink>
    </div>
  );
}

/** As it is read. */
function chosen({ choices }: FilterField, value = "", locale: Locale): string {
  if (!choices) return isPlainDate(value) ? formatPlainDate(value, locale) : value;
  const choice = choices.find((one) => typeof one !== "string" && one[0] === value);
  return value && choice ? choice[1] : value;
}

function pathWithout(name: string, action: string, values: DataFilterProps["values"]): string {
  const left = Object.entries(values).filter(([key, value]) => key !== name && value);
  return left.length > 0 ? `${action}?${new URLSearchParams(left)}` : action;
}
