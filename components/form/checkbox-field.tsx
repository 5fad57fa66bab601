"use client";

import { useFieldState } from "./action-form";
import { Field, type FieldTexts } from "./field";

export interface CheckboxFieldProps extends FieldTexts {
  /** What is posted when it is ticked. */
  value?: string | undefined;
  defaultChecked?: boolean | undefined;
  required?: boolean | undefined;
}

/** Yes or no. Posted only when ticked, as forms do. */
export function CheckboxField({
  name,
  label,
  hint,
  optionalLabel,
  value = "on",
  defaultChecked,
  ...native
}: CheckboxFieldProps) {
  const { values } = useFieldState(name);
  const ticked = values ? values[name] === value : defaultChecked;
  return (
    <Field name={name} label={label} hint={hint} optionalLabel={optionalLabel} place="beside">
      {(control) => (
        <input type="checkbox" className="check" value={value} defaultChecked={ticked} {...native} {...control} />
      )}
    </Field>
  );
}
