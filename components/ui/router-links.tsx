"use client";

import { useRouter } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";

/**
 * Around a long list of plain links: the router follows them, one listener for all. A link of the router's own for each
 * row would weigh more than the row.
 */
export function RouterLinks({ children }: { children: ReactNode }) {
  const router = useRouter();

  function follow(event: MouseEvent<HTMLElement>) {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || link.target || link.hasAttribute("download")) return;
    const { origin, pathname, search, hash } = link;
    if (origin !== location.origin || pathname.startsWith("/api/")) return;
    event.preventDefault();
    router.push(pathname + search + hash);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed are the links inside
    // biome-ignore lint/a11y/useKeyWithClickEvents: a key pressed on a link is a click too
    <div onClick={follow}>{children}</div>
  );
}
