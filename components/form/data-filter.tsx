"use client";

import { clsx } from "clsx/lite";
import { buttonClass } from "../ui/button";
import { FilterForm } from "../ui/filter-form";
import { FilterIcon, SearchIcon } from "../ui/icons";
import type { Choice } from "./choices";
import { SelectField } from "./select-field";
import { TextField } from "./text-field";

/** A day, or one of a few. */
export interface FilterField {
  readonly name: string;
  readonly label: string;
  readonly choices?: readonly Choice[];
}

export interface DataFilterProps {
  /** The list's address. */
  action: string;
  /** What the address holds now, by field; `q` is what is searched for. */
  values: Readonly<Record<string, string>>;
  /** What can be searched for. */
  label: string;
  /** On the button that sends it. */
  search: string;
  fields: readonly FilterField[];
  /** Of the grid, in CSS classes. */
  columns: string;
  /** For more fields than a phone has room for: there all but the search fold away, by HTML alone. */
  folded?: { readonly summary: string; readonly apply: string } | undefined;
}

const LOOK = `${buttonClass()} group-aria-busy:opacity-65`;

/** Search and filters over a list. Drawn from plain data, as the lists are. */
export function DataFilter({ action, values, label, search, fields, columns, folded }: DataFilterProps) {
  const query = <TextField type="search" name="q" label={label} maxLength={60} defaultValue={values.q} />;
  const send = (
    <button type="submit" className={LOOK}>
      <SearchIcon />
      {search}
    </button>
  );
  const narrowing = fields.map((field) => <NarrowingField key={field.name} field={field} value={values[field.name]} />);
  if (!folded)
    return (
      <FilterForm
        action={action}
        values={values}
        className={clsx("group grid gap-3 sm:items-end print:hidden", columns)}
      >
        {query}
        {narrowing}
        {send}
      </FilterForm>
    );
  return (
    <FilterForm action={action} values={values} className="group flex flex-col gap-3 sm:gap-4 print:hidden">
      <div className="flex items-end gap-2">
        <div className="min-w-0 max-w-[26rem] flex-1">{query}</div>
        {send}
      </div>
      <details className="sm:details-content:[content-visibility:visible]">
        <summary
          className={`${buttonClass()} w-full list-none supports-[selector(::details-content)]:sm:hidden [&::-webkit-details-marker]:hidden`}
        >
          <FilterIcon />
          {folded.summary}
        </summary>
        <div className={clsx("grid gap-4 pt-3 sm:grid-cols-3 sm:items-end sm:pt-0 xl:gap-3", columns)}>
          {narrowing}
          <button type="submit" className={LOOK}>
            {folded.apply}
          </button>
        </div>
      </details>
    </FilterForm>
  );
}

function NarrowingField({ field: { name, label, choices }, value }: { field: FilterField; value: string | undefined }) {
  if (!choices) return <TextField type="date" name={name} label={label} defaultValue={value} />;
  const options = choices.map((choice) =>
    typeof choice === "string" ? { value: choice, label: choice } : { value: choice[0], label: choice[1] },
  );
  return <SelectField name={name} label={label} defaultValue={value} options={options} />;
}
