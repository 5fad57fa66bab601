"use client";

import { useFieldState } from "../form/action-form";
import { AlertIcon } from "../ui/icons";

interface ContractTicksProps {
  label: string;
  groups: readonly { name: string; contracts: readonly { number: string; detail: string }[] }[];
  /** Ticked to begin with. */
  ticked: readonly string[];
}

/** Contracts to tick, by bill group; what was ticked stays when the form comes back. */
export function ContractTicks({ label, groups, ticked }: ContractTicksProps) {
  const { errors, values } = useFieldState("contracts");
  const chosen = values ? (values.contracts ?? "").split("\n") : ticked;
  const isWrong = errors.length > 0;
  return (
    <fieldset className="flex flex-col gap-3" aria-describedby={isWrong ? "contracts-error" : undefined}>
      <legend className="mb-1.5 font-medium">{label}</legend>
      {isWrong && (
        <p
          id="contracts-error"
          tabIndex={-1}
          aria-invalid="true"
          className="flex items-start gap-1.5 text-sm font-medium text-bad"
        >
          <AlertIcon className="mt-0.5" />
          <span>{errors.join(" ")}</span>
        </p>
      )}
      {groups.map(({ name, contracts }) => (
        <div key={name} className="flex flex-col gap-2">
          <p className="text-sm text-muted">{name}</p>
          <div className="grid gap-2 sm:grid-cols-2">
            {contracts.map(({ number, detail }) => (
              <label
                key={number}
                className="flex min-h-11 items-center gap-2.5 rounded-md border border-line px-3 py-2"
              >
                <input
                  type="checkbox"
                  name="contracts"
                  value={number}
                  defaultChecked={chosen.includes(number)}
                  className="check"
                />
                <span>
                  <span className="font-medium">{number}</span> <span className="text-sm text-muted">{detail}</span>
                </span>
              </label>
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
