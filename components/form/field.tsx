"use client";

import { clsx } from "clsx/lite";
import { type ReactNode, useId } from "react";
import { AlertIcon, InfoIcon } from "../ui/icons";
import { useFieldState } from "./action-form";

export interface FieldTexts {
  /** Name of the field in the posted data, and of its errors in the answer. */
  name: string;
  label: ReactNode;
  /** What to enter, said before it goes wrong. */
  hint?: ReactNode;
  /** Beside the label of what may stay empty, e.g. "optional". */
  optionalLabel?: string | undefined;
}

/** What the control must carry so that label, hint and error belong to it. */
export interface ControlProps {
  id: string;
  name: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

export interface FieldProps extends FieldTexts {
  /** `before`: label, then control. `beside`: control, then label, as with a checkbox. */
  place?: "before" | "beside" | undefined;
  children: (control: ControlProps) => ReactNode;
}

/** A control with its label, hint and error. */
export function Field({ name, label, hint, optionalLabel, place = "before", children }: FieldProps) {
  const id = useId();
  const { errors, meanwhile, meanwhileLabel } = useFieldState(name);
  const failed = errors.length > 0;
  const described = clsx(hint && `${id}-hint`, failed && `${id}-error`, meanwhile !== undefined && `${id}-meanwhile`);
  const control = children({
    id,
    name,
    "aria-describedby": described || undefined,
    "aria-invalid": failed || undefined,
  });
  const labelled = (
    <label htmlFor={id} className="font-medium">
      {label}
      {optionalLabel && <span className="font-normal text-muted"> {optionalLabel}</span>}
    </label>
  );
  const hinted = hint && (
    <p id={`${id}-hint`} className="text-sm text-muted">
      {hint}
    </p>
  );
  const error = failed && (
    <p id={`${id}-error`} className="flex items-start gap-1.5 text-sm font-medium text-bad">
      <AlertIcon className="mt-0.5" />
      <span>{errors.join(" ")}</span>
    </p>
  );
  const saved = meanwhile !== undefined && (
    <p id={`${id}-meanwhile`} className="flex items-start gap-1.5 text-sm">
      <InfoIcon className="mt-0.5 text-muted" />
      <span className="min-w-0 wrap-anywhere">
        {meanwhileLabel} <strong className="font-medium">{meanwhile || "–"}</strong>
      </span>
    </p>
  );
  if (place === "beside") {
    return (
      <div className="flex items-start gap-2.5">
        {control}
        <div className="flex flex-col gap-1">
          {labelled}
          {hinted}
          {error}
          {saved}
        </div>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-1.5">
      {labelled}
      {hinted}
      {control}
      {error}
      {saved}
    </div>
  );
}
