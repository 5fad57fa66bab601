import type { ReactNode } from "react";

export interface EmptyStateProps {
  title: ReactNode;
  /** One of the icons; decoration. */
  icon?: ReactNode;
  /** What can be done now, if anything. */
  action?: ReactNode;
  /** What will appear here, and when. */
  children?: ReactNode;
}

/** In place of a list that has nothing yet. */
export function EmptyState({ title, icon, action, children }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-lg border border-line bg-surface px-6 py-12 text-center">
      {icon && <div className="mb-1 text-2xl leading-none text-muted">{icon}</div>}
      <p className="font-semibold">{title}</p>
      {children && <div className="max-w-[32rem] text-muted">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
