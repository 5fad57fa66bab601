import type { ReactNode } from "react";

/** The numbers of a drawing, one press away, by HTML alone. */
export function NumbersBehind({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="mt-4">
      <summary className="inline-flex min-h-6 items-center text-sm text-brand-strong pointer-coarse:min-h-11">
        {label}
      </summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}
