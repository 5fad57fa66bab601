"use client";

import { SelectField } from "../form/select-field";
import { TextField } from "../form/text-field";
import { buttonClass } from "../ui/button";
import { FilterForm } from "../ui/filter-form";
import { FilterIcon, SearchIcon } from "../ui/icons";

interface Option {
  readonly value: string;
  readonly label: string;
}

export interface InvoiceFilterFormProps {
  /** What the address holds now. */
  values: Readonly<Record<"q" | "status" | "contract" | "from" | "to" | "sort", string>>;
  statuses: readonly Option[];
  /** Numbers. */
  contracts: readonly string[];
  sorts: readonly Option[];
  texts: Readonly<
    Record<
      "q" | "search" | "filters" | "status" | "contract" | "allContracts" | "from" | "to" | "sort" | "apply",
      string
    >
  >;
}

const button = `${buttonClass()} group-aria-busy:opacity-65`;

/** On phones all but the search fold away, by HTML alone. Drawn from plain data, as the list below it. */
export function InvoiceFilterForm({ values, statuses, contracts, sorts, texts }: InvoiceFilterFormProps) {
  return (
    <FilterForm action="/invoices" values={values} className="group flex flex-col gap-3 sm:gap-4 print:hidden">
      <div className="flex items-end gap-2">
        <div className="min-w-0 max-w-[26rem] flex-1">
          <TextField type="search" name="q" label={texts.q} maxLength={60} defaultValue={values.q} />
        </div>
        <button type="submit" className={button}>
          <SearchIcon />
          {texts.search}
        </button>
      </div>
      <details className="sm:details-content:[content-visibility:visible]">
        <summary
          className={`${buttonClass()} w-full list-none supports-[selector(::details-content)]:sm:hidden [&::-webkit-details-marker]:hidden`}
        >
          <FilterIcon />
          {texts.filters}
        </summary>
        <div className="grid gap-4 pt-3 sm:grid-cols-3 sm:items-end sm:pt-0 xl:grid-cols-[1fr_1fr_8.75rem_8.75rem_1.7fr_auto] xl:gap-3">
          <SelectField name="status" label={texts.status} defaultValue={values.status} options={statuses} />
          <SelectField
            name="contract"
            label={texts.contract}
            defaultValue={values.contract}
            options={[
              { value: "", label: texts.allContracts },
              ...contracts.map((number) => ({ value: number, label: number })),
            ]}
          />
          <TextField type="date" name="from" label={texts.from} defaultValue={values.from} />
          <TextField type="date" name="to" label={texts.to} defaultValue={values.to} />
          <SelectField name="sort" label={texts.sort} defaultValue={values.sort} options={sorts} />
          <button type="submit" className={button}>
            {texts.apply}
          </button>
        </div>
      </details>
    </FilterForm>
  );
}
