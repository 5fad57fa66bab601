"use client";

import type { ReactNode } from "react";

export interface PreferenceMenuProps {
  /** What is chosen here, e.g. the language. */
  legend: string;
  /** Name of the posted value. */
  name: string;
  options: readonly { value: string; label: string; icon?: ReactNode; lang?: string | undefined }[];
  current: string;
  /** A server action, or the address of a route that takes the POST. */
  action: string | ((data: FormData) => Promise<unknown>);
  /** Values sent along, e.g. where to come back to. */
  hidden?: Readonly<Record<string, string>> | undefined;
}

/** A choice of a few as buttons of one form: each press is a plain POST, so it needs no JavaScript. */
export function PreferenceMenu({ legend, name, options, current, action, hidden }: PreferenceMenuProps) {
  return (
    <form
      action={action as string | ((data: FormData) => void)}
      {...(typeof action === "string" ? { method: "post" } : {})}
    >
      {Object.entries(hidden ?? {}).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <fieldset className="segments">
        <legend className="sr-only">{legend}</legend>
        {options.map(({ value, label, icon, lang }) => (
          <button
            key={value}
            type="submit"
            name={name}
            value={value}
            lang={lang}
            aria-pressed={value === current}
            className="segment"
          >
            {icon}
            {label}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
