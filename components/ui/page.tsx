import type { ReactNode } from "react";
import { ArrowLeftIcon } from "./icons";
import { TextLink } from "./text-link";

export interface PageProps {
  /** The page's only h1. */
  title: ReactNode;
  /** Beside the title and not part of it, e.g. a `Status`. */
  mark?: ReactNode;
  description?: ReactNode;
  /** To the right of the title, below it on phones: the page's one primary action and its companions. */
  actions?: ReactNode;
  /** Where this page hangs, as a link above the title. */
  back?: { href: string; label: string } | undefined;
  children?: ReactNode;
}

/** Heading block and the page's sections, one below the other. */
export function Page({ title, mark, description, actions, back, children }: PageProps) {
  return (
    <div className="flex flex-col gap-6 sm:gap-8">
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div className="max-w-[42rem]">
          {back && (
            <TextLink
              href={back.href}
              className="mb-2 inline-flex items-center gap-1.5 py-1 text-sm no-underline print:hidden"
            >
              <ArrowLeftIcon />
              {back.label}
            </TextLink>
          )}
          <div className="flex flex-wrap items-baseline gap-x-4">
            <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
            {mark}
          </div>
          {description && <p className="mt-1.5 text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
