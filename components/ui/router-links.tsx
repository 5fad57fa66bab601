"use client";

import { useRouter } from "next/navigation";
import { type MouseEvent, type ReactNode, useEffect, useRef, useTransition } from "react";

interface RouterLinksProps {
  /** Said while a page is on its way. */
  loadingLabel: string;
  children: ReactNode;
}

/**
 * Around everything: the router follows plain links, one listener for all. A link of the router's own weighs more, in
 * scripts and in a page's making, than what it leads to is worth; and before JavaScript a plain link is what it would be.
 * What opens a part of its page stays where it is (`data-scroll="keep"`). What is no page of ours says so (`data-plain`), is a download, or lies below `/api/`.
 */
export function RouterLinks({ loadingLabel, children }: RouterLinksProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const pressed = useRef<Element | null>(null);

  // The link itself shows that its page is on its way: pages come whole, so this is their loading state.
  useEffect(() => {
    const link = pressed.current;
    if (!isPending || !link) return;
    link.setAttribute("data-loading", "");
    return () => link.removeAttribute("data-loading");
  }, [isPending]);

  function follow(event: MouseEvent<HTMLElement>) {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link?.href || link.target || link.hasAttribute("download") || link.dataset.plain) return;
    const { origin, pathname, search, hash } = link;
    if (origin !== location.origin || pathname.startsWith("/api/")) return;
    if (hash && pathname === location.pathname && search === location.search) return;
    event.preventDefault();
    closeSheet(link);
    pressed.current = link;
    startTransition(() => router.push(pathname + search + hash, { scroll: link.dataset.scroll !== "keep" }));
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed are the links inside
    // biome-ignore lint/a11y/useKeyWithClickEvents: a key pressed on a link is a click too
    <div className="contents" onClick={follow}>
      {children}
      <span role="status" className="sr-only">
        {isPending && loadingLabel}
      </span>
    </div>
  );
}

/** What a link was chosen from would otherwise stay open over the new page: on phones, the navigation. */
function closeSheet(link: HTMLElement) {
  const sheet = link.closest<HTMLElement>("[popover]");
  if (sheet?.matches(":popover-open")) sheet.hidePopover();
}
