"use client";

import type { FormEvent } from "react";
import { useFieldState } from "./action-form";
import { Field, type FieldTexts } from "./field";

const LENGTH = 6;
const boxes = Array.from({ length: LENGTH }, (_, box) => box);

export interface CodeFieldProps extends FieldTexts {
  autoFocus?: boolean | undefined;
}

/** A six-digit code: one input over six drawn boxes. Room for a seventh sign, so that "123 456" can be pasted as it was mailed. */
export function CodeField({ name, label, hint, optionalLabel, ...native }: CodeFieldProps) {
  const typed = useFieldState(name).values?.[name];
  return (
    <Field name={name} label={label} hint={hint} optionalLabel={optionalLabel}>
      {(control) => (
        <div className="code">
          {boxes.map((box) => (
            <span key={box} aria-hidden="true" />
          ))}
          <input
            type="text"
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9]*"
            maxLength={LENGTH + 1}
            required
            defaultValue={typed}
            onInput={keepDigits}
            {...native}
            {...control}
          />
        </div>
      )}
    </Field>
  );
}

function keepDigits({ currentTarget: input }: FormEvent<HTMLInputElement>) {
  const digits = input.value.replace(/\D/g, "").slice(0, LENGTH);
  if (digits !== input.value) input.value = digits;
}
