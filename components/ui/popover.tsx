"use client";

import { Popover as Radix } from "radix-ui";
import { type ReactNode, type RefObject, useMemo } from "react";

export interface PopoverProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The plain button it stands beside; it was there before this component was loaded. */
  anchor: RefObject<HTMLElement | null>;
  /** Names it for screen readers. */
  label: string;
  children: ReactNode;
}

/**
 * A popover with state of its own, to be loaded lazily. For text alone take `InfoPopover`, which needs no script. Focus
 * moves in and goes back to the anchor.
 */
export function Popover({ open, onOpenChange, anchor, label, children }: PopoverProps) {
  const virtualRef = useMemo(
    () => ({ current: { getBoundingClientRect: () => anchor.current?.getBoundingClientRect() ?? new DOMRect() } }),
    [anchor],
  );
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Anchor virtualRef={virtualRef} />
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align="start"
          sideOffset={6}
          collisionPadding={16}
          className="popover"
          onInteractOutside={(event) => {
            // The button opens and closes: closing here as well would open it again.
            if (event.target instanceof Node && anchor.current?.contains(event.target)) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            anchor.current?.focus();
          }}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
