import { isPlainDate } from "@/lib/platform/dates";
import { formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CloseIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";
import { TextLink } from "../ui/text-link";

interface ActiveFilter {
  name: string;
  label: string;
  /** As it is read; nothing where this filter is not used. A day may be as the address has it. */
  value: string | undefined;
}

interface ActiveFiltersProps {
  filters: readonly ActiveFilter[];
  /** The list without one of them, by its name; without any, for no name. */
  pathWithout: (name?: string) => string;
}

/** Which filters of a list hold, each with a way to take it off: on a phone the fields themselves are folded away. */
export async function ActiveFilters({ filters, pathWithout }: ActiveFiltersProps) {
  const [t, locale] = await Promise.all([getTranslations("filters"), getLocale()]);
  const active = filters.filter(({ value }) => value);
  if (active.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
      <ul aria-label={t("active")} className="flex min-w-0 flex-wrap gap-2">
        {active.map(({ name, label, value = "" }) => (
          <li key={name} className="min-w-0">
            <LinkButton size="small" href={pathWithout(name)} className="wrap-anywhere">
              <span>
                <span className="font-normal text-muted">{label}:</span>{" "}
                {isPlainDate(value) ? formatPlainDate(value, locale) : value}
              </span>
              <CloseIcon />
              <span className="sr-only">{t("remove")}</span>
            </LinkButton>
          </li>
        ))}
      </ul>
      <TextLink href={pathWithout()} className="inline-flex min-h-6 items-center text-sm">
        {t("clear")}
      </TextLink>
    </div>
  );
}
