"use client";

import { type ReactNode, useId } from "react";
import { useFieldState } from "./action-form";

export interface ChoiceFieldProps {
  name: string;
  /** What is chosen between. */
  label: ReactNode;
  options: readonly { value: string; label: ReactNode; hint?: ReactNode }[];
  defaultValue: string;
}

/** One of a few, all of them in sight. */
export function ChoiceField({ name, label, options, defaultValue }: ChoiceFieldProps) {
  const id = useId();
  const { errors, values } = useFieldState(name);
  const chosen = values?.[name] ?? defaultValue;
  return (
    <fieldset className="flex flex-col gap-2.5">
      <legend className="mb-2 font-medium">{label}</legend>
      {options.map(({ value, label: text, hint }) => (
        <div key={value} className="flex items-start gap-2.5">
          <input
            type="radio"
            className="check"
            id={`${id}-${value}`}
            name={name}
            value={value}
            defaultChecked={value === chosen}
            aria-describedby={hint ? `${id}-${value}-hint` : undefined}
          />
          <div className="flex flex-col gap-0.5">
            <label htmlFor={`${id}-${value}`}>{text}</label>
            {hint && (
              <p id={`${id}-${value}-hint`} className="text-sm text-muted">
                {hint}
              </p>
            )}
          </div>
        </div>
      ))}
      {errors.length > 0 && <p className="text-sm font-medium text-bad">{errors.join(" ")}</p>}
    </fieldset>
  );
}
