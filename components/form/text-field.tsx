"use client";

import type { InputHTMLAttributes, TextareaHTMLAttributes } from "react";
import { useFieldState } from "./action-form";
import { Field, type FieldTexts } from "./field";

type Native = Pick<
  InputHTMLAttributes<HTMLInputElement> & TextareaHTMLAttributes<HTMLTextAreaElement>,
  | "autoComplete"
  | "autoFocus"
  | "defaultValue"
  | "inputMode"
  | "maxLength"
  | "placeholder"
  | "readOnly"
  | "required"
  | "spellCheck"
>;

export interface TextFieldProps extends FieldTexts, Native {
  type?: "text" | "email" | "tel" | "url" | "search" | "date" | "number" | undefined;
  /** Several lines of text. */
  multiline?: boolean | undefined;
}

/** A line, or with `multiline` a few lines, of text. */
export function TextField({
  name,
  label,
  hint,
  optionalLabel,
  type = "text",
  multiline,
  defaultValue,
  ...native
}: TextFieldProps) {
  const typed = useFieldState(name).values?.[name] ?? defaultValue;
  return (
    <Field name={name} label={label} hint={hint} optionalLabel={optionalLabel}>
      {(control) =>
        multiline ? (
          <textarea className="input" defaultValue={typed} {...native} {...control} />
        ) : (
          <input className="input" type={type} defaultValue={typed} {...native} {...control} />
        )
      }
    </Field>
  );
}
