import type { ReactNode } from "react";

export interface BadgeProps {
  tone?: "neutral" | "brand" | undefined;
  children: ReactNode;
}

/** A short label or count beside a word. For states use `Status`. */
export function Badge({ tone = "neutral", children }: BadgeProps) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  );
}
