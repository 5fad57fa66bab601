"use client";

import { clsx } from "clsx/lite";
import { useFieldState } from "../form/action-form";
import { AlertIcon, InfoIcon } from "../ui/icons";

interface TypeTicksProps {
  /** Ticked to begin with; all of them if left out. */
  ticked?: readonly string[] | undefined;
  label: string;
  hint: string;
  types: readonly { value: string; label: string }[];
}

/** Types of event to tick; what was ticked stays when the form comes back. */
export function TypeTicks({ label, hint, types, ticked }: TypeTicksProps) {
  const { errors, values, meanwhile, meanwhileLabel } = useFieldState("types");
  const chosen = values ? (values.types ?? "").split("\n") : (ticked ?? types.map(({ value }) => value));
  const isWrong = errors.length > 0;
  const saved = meanwhile?.split("\n");
  const described = clsx(isWrong && "types-error", saved && "types-meanwhile");
  return (
    <fieldset className="flex flex-col gap-3" aria-describedby={described || undefined}>
      <legend className="font-medium">{label}</legend>
      <p className="text-sm text-muted">{hint}</p>
      {isWrong && (
        <p
          id="types-error"
          tabIndex={-1}
          aria-invalid="true"
          className="flex items-start gap-1.5 text-sm font-medium text-bad"
        >
          <AlertIcon className="mt-0.5" />
          <span>{errors.join(" ")}</span>
        </p>
      )}
      {saved && (
        <p id="types-meanwhile" className="flex items-start gap-1.5 text-sm">
          <InfoIcon className="mt-0.5 text-muted" />
          <span className="min-w-0">
            {meanwhileLabel}{" "}
            <strong className="font-medium">
              {types
                .filter(({ value }) => saved.includes(value))
                .map((type) => type.label)
                .join(", ")}
            </strong>
          </span>
        </p>
      )}
      <div className="grid gap-2 sm:grid-cols-2">
        {types.map((type) => (
          <label key={type.value} className="flex min-h-11 items-start gap-2.5 rounded-md border border-line px-3 py-2">
            <input
              type="checkbox"
              name="types"
              value={type.value}
              defaultChecked={chosen.includes(type.value)}
              className="check"
            />
            <span className="min-w-0">
              {type.label}
              <code className="block font-mono text-sm text-muted wrap-anywhere">{type.value}</code>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
