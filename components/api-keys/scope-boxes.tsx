"use client";

import { useFieldState } from "../form/action-form";

/** What a key may, ticked one by one. */
export function ScopeBoxes({ label, scopes }: { label: string; scopes: readonly string[] }) {
  const { errors, values } = useFieldState("scopes");
  const ticked = new Set((values?.scopes ?? "").split("\n"));
  const isWrong = errors.length > 0;
  return (
    <fieldset aria-describedby={isWrong ? "scopes-error" : undefined}>
      <legend className="mb-2 font-medium">{label}</legend>
      {isWrong && (
        <p id="scopes-error" className="mb-2 text-sm text-bad">
          {errors.join(" ")}
        </p>
      )}
      <div className="grid gap-2 sm:grid-cols-2">
        {scopes.map((scope) => (
          <label key={scope} className="flex min-h-8 items-center gap-2">
            <input
              type="checkbox"
              className="check"
              name="scopes"
              value={scope}
              defaultChecked={ticked.has(scope)}
              aria-invalid={isWrong || undefined}
            />
            <code>{scope}</code>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
