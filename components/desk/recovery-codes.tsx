"use client";

import type { ReactNode } from "react";
import { useSecret } from "../form/action-form";

interface RecoveryCodesProps {
  title: string;
  hint: string;
  /** Where to go once they are kept. */
  children: ReactNode;
}

/** What the form's answer shows once. */
export function RecoveryCodes({ title, hint, children }: RecoveryCodesProps) {
  const secret = useSecret();
  if (secret === null) return null;
  return (
    <div className="flex flex-col gap-3">
      <h2 className="font-semibold">{title}</h2>
      <p className="text-sm text-muted">{hint}</p>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-lg border border-line p-4 font-mono">
        {secret.split("\n").map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div>{children}</div>
    </div>
  );
}
