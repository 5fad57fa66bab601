"use client";

import { clsx } from "clsx/lite";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { buttonClass } from "../ui/button";
import { MenuIcon } from "../ui/icons";
import { type Brand, BrandMark } from "./brand-mark";
import { type NavItem, NavLink } from "./nav-link";

const NAV_ID = "portal-nav";

export interface PortalShellProps {
  brand: Brand;
  /** Where the brand leads; `/` if left out. */
  homeHref?: string | undefined;
  navItems: readonly NavItem[];
  skipLabel: string;
  /** Names the navigation for screen readers. */
  navLabel: string;
  /** The word on the button that opens the navigation on phones. */
  menuLabel: string;
  /** Who is signed in, with the way out. */
  userSlot?: ReactNode;
  /** Where somebody asks. */
  askSlot?: ReactNode;
  /** What is being looked at, if there is a choice. */
  switcherSlot?: ReactNode;
  /** Messages above the page, across its width. */
  noticeSlot?: ReactNode;
  /** A `ShellFooter`. */
  footerSlot?: ReactNode;
  children: ReactNode;
}

/**
 * The frame around every page of somebody signed in. Drawn from plain data, in the browser's code: it stands on every page,
 * and would otherwise travel with each twice, as markup and as data.
 */
export function PortalShell(props: PortalShellProps) {
  // A layout stays while pages change, so the navigation looks at the address itself.
  const path = usePathname();
  const { brand, homeHref = "/", navItems, skipLabel, navLabel, menuLabel } = props;
  const { userSlot, askSlot, switcherSlot, noticeSlot, footerSlot, children } = props;
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#main" className="skip-link">
        {skipLabel}
      </a>
      <header className="border-b border-line bg-surface print:border-0">
        <div className="mx-auto flex max-w-[80rem] flex-wrap items-center gap-x-4 px-4 sm:px-6">
          <div className="flex h-14 min-w-0 flex-1 items-center lg:flex-none">
            <a href={homeHref} className="flex min-h-11 min-w-0 items-center rounded-md">
              <BrandMark brand={brand} />
            </a>
          </div>
          {askSlot && <div className="-me-2 sm:order-last sm:me-0 print:hidden">{askSlot}</div>}
          <button
            type="button"
            popoverTarget={NAV_ID}
            className={`${buttonClass({ size: "small" })} sm:order-last lg:hidden`}
          >
            <MenuIcon />
            {menuLabel}
          </button>
          <div className="flex w-full min-w-0 items-center justify-between gap-4 pb-2.5 empty:hidden sm:w-auto sm:pb-0 lg:flex-1 print:hidden">
            {switcherSlot && <div className="min-w-0 lg:border-s lg:border-line lg:ps-4">{switcherSlot}</div>}
            {userSlot && (
              <div
                className={clsx(
                  "ms-auto flex items-center justify-end gap-2",
                  // Alone in its line on a phone, who is signed in has all of it.
                  switcherSlot ? "flex-none" : "min-w-0 max-sm:flex-1",
                )}
              >
                {userSlot}
              </div>
            )}
          </div>
        </div>
      </header>
      <div className="mx-auto grid w-full max-w-[80rem] flex-1 gap-x-10 px-4 py-6 sm:px-6 sm:py-8 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <nav id={NAV_ID} popover="auto" aria-label={navLabel} className="portal-nav">
          <ul className="flex flex-col gap-0.5">
            {navItems.map((item) => (
              <li key={item.href}>
                <NavLink item={item} path={path} />
              </li>
            ))}
          </ul>
        </nav>
        <main id="main" tabIndex={-1} className="min-w-0 lg:col-start-2">
          {noticeSlot && <div className="mb-6">{noticeSlot}</div>}
          {children}
        </main>
      </div>
      {footerSlot}
    </div>
  );
}
