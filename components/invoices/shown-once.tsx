"use client";

import { useRef, useState } from "react";
import { useSecret } from "../form/action-form";
import { Button } from "../ui/button";

interface ShownOnceProps {
  label: string;
  hint: string;
  copy: string;
  copied: string;
}

/** What the form's answer shows once: to be selected, or copied with a press. */
export function ShownOnce({ label, hint, copy, copied }: ShownOnceProps) {
  const secret = useSecret();
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  if (secret === null) return null;

  async function take() {
    field.current?.select();
    await navigator.clipboard.writeText(secret ?? "");
    setCopied(true);
  }

  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor="shown-once" className="font-medium">
        {label}
      </label>
      <p id="shown-once-hint" className="text-sm text-muted">
        {hint}
      </p>
      <div className="flex flex-wrap gap-2">
        <input
          ref={field}
          id="shown-once"
          className="input min-w-0 flex-1"
          readOnly
          value={secret}
          aria-describedby="shown-once-hint"
          onFocus={(event) => event.target.select()}
        />
        <Button onClick={take}>{isCopied ? copied : copy}</Button>
      </div>
    </div>
  );
}
