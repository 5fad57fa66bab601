"use client";

import { type ComponentType, type MouseEvent, type ReactNode, useRef, useState } from "react";
import { renewalPath } from "@/lib/contracts/rules";
import type { RenewalDialogProps } from "./renewal-dialog";
import type { RenewalTexts } from "./renewal-texts";

interface RenewalButtonProps {
  number: string;
  change: "turn_off" | "turn_on";
  texts: RenewalTexts;
  className?: string | undefined;
  children: ReactNode;
}

interface Opened {
  Dialog: ComponentType<RenewalDialogProps>;
  change: "turn_off" | "turn_on";
  texts: RenewalTexts;
}

/** A link to the confirmation page, which without JavaScript is all there is; with it, the same as a dialog, loaded when pressed. */
export function RenewalButton({ number, change, texts, className, children }: RenewalButtonProps) {
  // What was asked stays as it was while the page behind the dialog changes.
  const [opened, setOpened] = useState<Opened | null>(null);
  const isLoading = useRef(false);

  async function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (isLoading.current) return;
    isLoading.current = true;
    try {
      const { RenewalDialog } = await import("./renewal-dialog");
      setOpened({ Dialog: RenewalDialog, change, texts });
    } finally {
      isLoading.current = false;
    }
  }

  return (
    <>
      <a
        href={renewalPath(number)}
        onClick={open}
        className={className ?? "inline-block min-h-6 rounded-sm text-ink no-underline"}
      >
        {children}
        <span className="sr-only"> {texts.open}</span>
      </a>
      {opened && (
        <opened.Dialog number={number} change={opened.change} texts={opened.texts} onClose={() => setOpened(null)} />
      )}
    </>
  );
}
