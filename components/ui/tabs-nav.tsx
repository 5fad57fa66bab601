"use client";

import { clsx } from "clsx/lite";
import { Badge } from "./badge";

export interface TabsNavProps {
  /** Names the navigation for screen readers. */
  label: string;
  items: readonly { href: string; label: string; current: boolean; count?: number | string | undefined }[];
  /** Below other tabs: views of what the current one of those shows. */
  second?: boolean | undefined;
}

const looks = {
  first: {
    nav: "border-b border-line",
    list: "-mb-px flex flex-wrap gap-x-5",
    link: "flex min-h-10 items-center gap-2 border-brand px-0.5 font-medium pointer-coarse:min-h-11",
    current: "border-b-2 text-ink",
    other: "pb-0.5 text-muted hover:text-ink",
  },
  second: {
    nav: "",
    list: "flex flex-wrap gap-1",
    link: "flex min-h-8 items-center gap-2 rounded-full border px-3 text-sm font-medium pointer-coarse:min-h-11",
    current: "border-edge bg-surface text-ink",
    other: "border-transparent text-muted hover:bg-sunken hover:text-ink",
  },
} as const;

/** Views of one list as links: each has its own address. */
export function TabsNav({ label, items, second = false }: TabsNavProps) {
  const look = looks[second ? "second" : "first"];
  return (
    <nav aria-label={label} className={look.nav}>
      <ul className={look.list}>
        {items.map(({ href, label: text, current, count }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={current ? "page" : undefined}
              className={clsx(look.link, current ? look.current : look.other)}
            >
              {text}
              {count !== undefined && <Badge tone={current ? "brand" : "neutral"}>{count}</Badge>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
