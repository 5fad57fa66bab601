"use client";

import { useId, useRef, useState } from "react";
import { Button } from "./button";

export interface CopyFieldProps {
  value: string;
  label: string;
  hint: string;
  /** What the button reads before and after. */
  copy: string;
  copied: string;
}

/** A text to be selected and copied by hand, or with a press. */
export function CopyField({ value, label, hint, copy, copied }: CopyFieldProps) {
  const [id, hintId] = [useId(), useId()];
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);

  async function take() {
    field.current?.select();
    // Where the browser lets no page write to the clipboard, what is selected can be copied by keyboard.
    const isWritten = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    setCopied(isWritten === true);
  }

  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <p id={hintId} className="text-sm text-muted">
        {hint}
      </p>
      <div className="flex flex-wrap gap-2">
        <input
          ref={field}
          id={id}
          className="input min-w-0 flex-1"
          readOnly
          value={value}
          aria-describedby={hintId}
          onFocus={(event) => event.target.select()}
        />
        <Button onClick={take}>{isCopied ? copied : copy}</Button>
      </div>
      <span role="status" className="sr-only">
        {isCopied && copied}
      </span>
    </div>
  );
}
