import { clsx } from "clsx/lite";
import type { ReactNode } from "react";

export interface CardProps {
  /** Heading (h2). A card without one needs no name of its own. */
  title?: ReactNode;
  description?: ReactNode;
  /** Small controls to the right of the heading. */
  actions?: ReactNode;
  /** Last line, set apart by a hairline. */
  footer?: ReactNode;
  /** `hero`: larger inside, for the one figure a page is about. */
  size?: "normal" | "hero" | undefined;
  className?: string | undefined;
  children?: ReactNode;
}

/** A surface for things that belong together. */
export function Card({ title, description, actions, footer, size = "normal", className, children }: CardProps) {
  const inside = size === "hero" ? "p-5 sm:p-8" : "p-4 sm:p-6";
  return (
    <section className={clsx("keep-together rounded-lg border border-line bg-surface", className)}>
      <div className={clsx("@container", inside)}>
        {(title || actions) && (
          <header className={clsx("flex flex-wrap items-start justify-between gap-x-4 gap-y-2", children && "mb-4")}>
            <div>
              {title && <h2 className="text-lg font-semibold">{title}</h2>}
              {description && <p className="mt-1 text-muted">{description}</p>}
            </div>
            {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
          </header>
        )}
        {children}
      </div>
      {footer && <footer className="border-t border-line px-4 py-3 text-sm text-muted sm:px-6">{footer}</footer>}
    </section>
  );
}
