"use client";

import { AlertDialog } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { buttonClass } from "./button";
import { lendPageNonce } from "./style-nonce";

lendPageNonce();

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** What will happen, and when. */
  description?: ReactNode;
  /** The form or buttons; ends with `DialogActions`. */
  children: ReactNode;
}

/**
 * Asks before something that matters. Import it in a file that is itself loaded lazily, so that a page pays for it only
 * when somebody opens one. Focus goes back to what had it.
 */
export function Dialog({ open, onOpenChange, title, description, children }: DialogProps) {
  const opener = useRef<Element | null>(null);
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="dialog-scrim" />
        <AlertDialog.Content
          className="dialog"
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
        >
          <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
          {description && (
            <AlertDialog.Description asChild>
              <div className="mt-2 text-muted">{description}</div>
            </AlertDialog.Description>
          )}
          <div className="mt-5 flex flex-col gap-5">{children}</div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

export interface DialogActionsProps {
  cancelLabel: string;
  /** The button that does it, e.g. a `SubmitButton`. */
  children: ReactNode;
}

/** Last row of a dialog. The way out comes first and has the focus. */
export function DialogActions({ cancelLabel, children }: DialogActionsProps) {
  return (
    <div className="flex flex-wrap justify-end gap-2 max-sm:*:[button]:grow">
      <AlertDialog.Cancel className={buttonClass()}>{cancelLabel}</AlertDialog.Cancel>
      {children}
    </div>
  );
}
