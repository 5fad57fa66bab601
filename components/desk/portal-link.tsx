"use client";

import { useRef, useState } from "react";
import { Button } from "../ui/button";

interface PortalLinkProps {
  link: string;
  label: string;
  hint: string;
  copy: string;
  copied: string;
}

/** To be selected and copied by hand, or with a press [DSK-2]. */
export function PortalLink({ link, label, hint, copy, copied }: PortalLinkProps) {
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);

  async function take() {
    field.current?.select();
    // Where the browser lets no page write to the clipboard, what is selected can be copied by keyboard.
    const isWritten = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    );
    setCopied(isWritten === true);
  }

  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor="portal-link" className="font-medium">
        {label}
      </label>
      <p id="portal-link-hint" className="text-sm text-muted">
        {hint}
      </p>
      <div className="flex flex-wrap gap-2">
        <input
          ref={field}
          id="portal-link"
          className="input min-w-0 flex-1"
          readOnly
          value={link}
          aria-describedby="portal-link-hint"
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
