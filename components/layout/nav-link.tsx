"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";
import { LinkPending } from "./link-pending";

export interface NavLinkProps {
  href: string;
  label: ReactNode;
  /** One of the icons. */
  icon?: ReactNode;
  /** Whether it leads to where we are. Left out, the address decides: this page or one below it. */
  current?: boolean | undefined;
  /** Pages below its own address are others' places. */
  isExact?: boolean | undefined;
  /** Addresses besides its own whose pages belong to it too. */
  alsoAt?: readonly string[] | undefined;
  /** Said while its page is on its way. */
  loadingLabel: string;
}

/** A link of the navigation. A layout stays while pages change, so it looks at the address itself. */
export function NavLink({ href, label, icon, current, isExact = false, alsoAt = [], loadingLabel }: NavLinkProps) {
  const path = usePathname();
  const here = current ?? (isExact ? path === href || isAt(path, alsoAt) : isAt(path, [href, ...alsoAt]));
  return (
    <Link
      href={href}
      prefetch={false}
      className="nav-link"
      aria-current={here ? "page" : undefined}
      onClick={closeSheet}
    >
      {icon}
      <span>{label}</span>
      <LinkPending label={loadingLabel} />
    </Link>
  );
}

const isAt = (path: string, places: readonly string[]): boolean => places.some((place) => isAtOrBelow(path, place));

const isAtOrBelow = (path: string, address: string): boolean =>
  path === address || (address !== "/" && path.startsWith(`${address}/`));

/** On phones the navigation is a sheet over the page, which would otherwise stay open. */
function closeSheet({ currentTarget }: MouseEvent<HTMLElement>) {
  const sheet = currentTarget.closest<HTMLElement>("[popover]");
  if (sheet?.matches(":popover-open")) sheet.hidePopover();
}
