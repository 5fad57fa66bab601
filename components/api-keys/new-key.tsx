"use client";

import type { ReactNode } from "react";
import { useSecret } from "../form/action-form";

interface NewKeyProps {
  title: string;
  hint: string;
  /** Where to go once it is kept. */
  children: ReactNode;
}

/** The key, in the answer to who made it. */
export function NewKey({ title, hint, children }: NewKeyProps) {
  const key = useSecret();
  if (key === null) return null;
  return (
    <div className="flex flex-col gap-3">
      <h2 className="font-semibold">{title}</h2>
      <p className="text-sm text-muted">{hint}</p>
      <p className="rounded-lg border border-line p-4 wrap-anywhere">
        <code className="font-mono">{key}</code>
      </p>
      <div>{children}</div>
    </div>
  );
}
