import type { ReactNode } from "react";

export interface ProblemPageProps {
  /** What happened, as the h1. */
  title: ReactNode;
  /** What it means and what to do next. */
  children: ReactNode;
  /** The number under which the log knows it. */
  reference?: { label: string; value: string } | undefined;
  /** Ways on: try again, go home. */
  actions?: ReactNode;
  /** Whom to ask, e.g. a `ContactLine`. */
  help?: ReactNode;
}

/** Body of the pages for what is not found, not open or went wrong. Holds no state, so error boundaries can use it. */
export function ProblemPage({ title, children, reference, actions, help }: ProblemPageProps) {
  return (
    <section className="mx-auto flex max-w-[34rem] flex-col gap-4 py-8 sm:py-16">
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      <div className="text-muted">{children}</div>
      {reference && (
        <p className="text-sm text-muted">
          {reference.label} <code className="text-ink select-all">{reference.value}</code>
        </p>
      )}
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      {help && <div className="border-t border-line pt-4">{help}</div>}
    </section>
  );
}
