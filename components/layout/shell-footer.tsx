"use client";

import type { ReactNode } from "react";
import { TextLink } from "../ui/text-link";

export interface ShellFooterProps {
  /** Whom to turn to: a mail. */
  help: { href: string; label: string };
  links?: readonly { href: string; label: string }[] | undefined;
  /** `PreferenceMenu`s. */
  preferences?: ReactNode;
}

/** Foot of every page: help, small print, language and theme. Drawn from plain data, as the frame above it. */
export function ShellFooter({ help, links = [], preferences }: ShellFooterProps) {
  return (
    <footer className="border-t border-line text-sm text-muted print:hidden">
      <div className="mx-auto flex max-w-[80rem] flex-wrap items-center justify-between gap-x-8 gap-y-4 px-4 py-5 sm:px-6">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <TextLink plain href={help.href} className="inline-flex min-h-6 items-center">
            {help.label}
          </TextLink>
          {links.map(({ href, label }) => (
            <TextLink key={href} href={href} className="inline-flex min-h-6 items-center">
              {label}
            </TextLink>
          ))}
        </div>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">{preferences}</div>
      </div>
    </footer>
  );
}
