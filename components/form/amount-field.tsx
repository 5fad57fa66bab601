"use client";

import { useId } from "react";
import { AlertIcon } from "../ui/icons";
import { useFieldState } from "./action-form";

interface AmountFieldProps {
  name: string;
  /** Spoken; in a table its column says what it is. */
  label: string;
  hint: string;
  defaultValue: string;
  /** What is wrong with the value that the page came with. */
  fault: string | null;
}

/** An amount of money in a table's cell. */
export function AmountField({ name, label, hint, defaultValue, fault }: AmountFieldProps) {
  const id = useId();
  const { errors, values } = useFieldState(name);
  const said = errors.length > 0 ? errors.join(" ") : values ? null : fault;
  return (
    <div className="flex flex-col items-end gap-1">
      <input
        id={id}
        className="input w-36 text-end tabular-nums"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-describedby={`${id}-hint${said ? ` ${id}-error` : ""}`}
        aria-invalid={said ? true : undefined}
        name={name}
        defaultValue={values?.[name] ?? defaultValue}
      />
      <p id={`${id}-hint`} className="text-sm text-muted">
        {hint}
      </p>
      {said && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-start text-sm font-medium text-bad">
          <AlertIcon className="mt-0.5" />
          <span>{said}</span>
        </p>
      )}
    </div>
  );
}
