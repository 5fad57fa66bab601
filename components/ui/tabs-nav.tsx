import { clsx } from "clsx";
import Link from "next/link";
import { Badge } from "./badge";

export interface TabsNavProps {
  /** Names the navigation for screen readers. */
  label: string;
  items: readonly { href: string; label: string; current: boolean; count?: number | string | undefined }[];
}

/** Views of one list as links: each has its own address. */
export function TabsNav({ label, items }: TabsNavProps) {
  return (
    <nav aria-label={label} className="border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-5">
        {items.map(({ href, label: text, current, count }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={current ? "page" : undefined}
              className={clsx(
                "flex min-h-10 items-center gap-2 border-brand px-0.5 font-medium pointer-coarse:min-h-11",
                current ? "border-b-2 text-ink" : "pb-0.5 text-muted hover:text-ink",
              )}
            >
              {text}
              {count !== undefined && <Badge tone={current ? "brand" : "neutral"}>{count}</Badge>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
