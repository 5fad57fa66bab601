import type { ReactNode } from "react";
import { type Brand, BrandMark } from "./brand-mark";

export interface AuthShellProps {
  brand: Brand;
  skipLabel: string;
  /** The page's h1. */
  title: ReactNode;
  description?: ReactNode;
  /** A `ShellFooter`. */
  footerSlot?: ReactNode;
  children?: ReactNode;
}

/** The frame of pages before somebody is signed in: one card, one thing to do. */
export function AuthShell({ brand, skipLabel, title, description, footerSlot, children }: AuthShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#main" className="skip-link">
        {skipLabel}
      </a>
      <div className="flex flex-1 flex-col items-center px-4 py-10 sm:justify-center sm:py-16">
        <header className="mb-6">
          <BrandMark brand={brand} />
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="w-full max-w-[27rem] rounded-lg border border-line bg-surface p-5 sm:p-8"
        >
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          {description && <div className="mt-1.5 text-muted">{description}</div>}
          <div className="mt-6">{children}</div>
        </main>
      </div>
      {footerSlot}
    </div>
  );
}
