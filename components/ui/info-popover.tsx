import { clsx } from "clsx/lite";
import type { ReactNode } from "react";

export interface InfoPopoverProps {
  /** Unique on the page. */
  id: string;
  /** What is shown and pressed; with words in it. */
  trigger: ReactNode;
  triggerClassName?: string | undefined;
  children: ReactNode;
}

/**
 * Text that opens beside a button, by the browser alone (the popover attribute): before JavaScript, by keyboard and by
 * touch, closed by Escape or a press elsewhere. For a popover that knows state, `popover.tsx`.
 */
export function InfoPopover({ id, trigger, triggerClassName, children }: InfoPopoverProps) {
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className={clsx("min-h-6 min-w-6 rounded-sm [text-align:inherit]", triggerClassName)}
      >
        {trigger}
      </button>
      <div id={id} popover="auto" className="popover">
        {children}
      </div>
    </>
  );
}
