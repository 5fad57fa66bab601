import { countryCodes } from "@/lib/addresses/formats";
import { formatCountry } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Button } from "../ui/button";
import { ChevronDownIcon } from "../ui/icons";

interface CountryFormProps {
  /** The page whose form is drawn for the country chosen. */
  path: string;
  country: string;
  /** What else the page's address holds. */
  search?: Readonly<Record<string, string>>;
  id: string;
}

/** Chooses the country before the address is written, since the form follows it; a plain form that needs no script. */
export async function CountryForm({ path, country, search = {}, id }: CountryFormProps) {
  const [t, locale] = await Promise.all([getTranslations("addresses"), getLocale()]);
  const options = countryCodes
    .map((code) => ({ code, name: formatCountry(code, locale) }))
    .sort((left, right) => left.name.localeCompare(right.name, locale));
  return (
    <form action={`${path}#${id}`} method="get" className="flex flex-wrap items-end gap-3">
      {Object.entries(search).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1.5">
        <label htmlFor={`${id}-country`} className="font-medium">
          {t("country")}
        </label>
        <p id={`${id}-country-hint`} className="text-sm text-muted">
          {t("country_hint")}
        </p>
        <span className="relative block">
          <select
            id={`${id}-country`}
            name="country"
            className="input"
            defaultValue={country}
            aria-describedby={`${id}-country-hint`}
          >
            {options.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
          <ChevronDownIcon className="pointer-events-none absolute end-3 top-1/2 -translate-y-1/2 text-muted" />
        </span>
      </div>
      <Button type="submit" variant="secondary">
        {t("change_country")}
      </Button>
    </form>
  );
}
