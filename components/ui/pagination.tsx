"use client";

import type { ReactNode } from "react";
import { ChevronLeftIcon, ChevronRightIcon, ChevronsLeftIcon } from "./icons";
import { LinkButton } from "./link-button";

interface PageLink {
  href: string;
  label: string;
}

export interface PaginationProps {
  /** Names the navigation for screen readers. */
  label: string;
  /** What is shown now, e.g. a count. */
  summary?: ReactNode;
  /** Left out where there is nowhere to go: a list that fits on one page passes none. */
  first?: PageLink | undefined;
  previous?: PageLink | undefined;
  next?: PageLink | undefined;
}

/** Links through a list that is read by key, so there are neighbours and a beginning but no page numbers. */
export function Pagination({ label, summary, first, previous, next }: PaginationProps) {
  if (!first && !previous && !next && !summary) return null;
  return (
    <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-sm text-muted">{summary}</p>
      <div className="flex flex-wrap gap-2">
        {first && (
          <LinkButton href={first.href} size="small" variant="quiet">
            <ChevronsLeftIcon />
            {first.label}
          </LinkButton>
        )}
        {previous && (
          <LinkButton href={previous.href} size="small" rel="prev">
            <ChevronLeftIcon />
            {previous.label}
          </LinkButton>
        )}
        {next && (
          <LinkButton href={next.href} size="small" rel="next">
            {next.label}
            <ChevronRightIcon />
          </LinkButton>
        )}
      </div>
    </nav>
  );
}
