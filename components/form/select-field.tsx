"use client";

import { ChevronDownIcon } from "../ui/icons";
import { useFieldState } from "./action-form";
import { Field, type FieldTexts } from "./field";

export interface SelectFieldProps extends FieldTexts {
  options: readonly { value: string; label: string }[];
  defaultValue?: string | undefined;
  required?: boolean | undefined;
  autoComplete?: string | undefined;
}

/** One of a list, by the browser's own select. */
export function SelectField({ name, label, hint, optionalLabel, options, defaultValue, ...native }: SelectFieldProps) {
  const chosen = useFieldState(name).values?.[name] ?? defaultValue;
  return (
    <Field name={name} label={label} hint={hint} optionalLabel={optionalLabel}>
      {(control) => (
        <span className="relative block">
          <select className="input" defaultValue={chosen} {...native} {...control}>
            {options.map(({ value, label: text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
          <ChevronDownIcon className="pointer-events-none absolute end-3 top-1/2 -translate-y-1/2 text-muted" />
        </span>
      )}
    </Field>
  );
}
