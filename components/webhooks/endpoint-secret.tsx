"use client";

import type { ReactNode } from "react";
import { useSecret } from "../form/action-form";

interface EndpointSecretProps {
  title: string;
  hint: string;
  /** Where to go once it is kept. */
  children: ReactNode;
}

/** What the form's answer shows once. */
export function EndpointSecret({ title, hint, children }: EndpointSecretProps) {
  const secret = useSecret();
  if (secret === null) return null;
  return (
    <div className="flex flex-col gap-3">
      <h2 className="font-semibold">{title}</h2>
      <p className="text-sm text-muted">{hint}</p>
      <p className="rounded-lg border border-line p-4">
        <code className="font-mono wrap-anywhere">{secret}</code>
      </p>
      <div>{children}</div>
    </div>
  );
}
