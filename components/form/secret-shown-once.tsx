"use client";

import type { ReactNode } from "react";
import { useSecret } from "./action-form";

interface SecretShownOnceProps {
  title: string;
  hint: string;
  /** Where to go once it is kept. */
  children: ReactNode;
}

/** The secret in the form's answer: a key, the secret of an endpoint. */
export function SecretShownOnce({ title, hint, children }: SecretShownOnceProps) {
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
