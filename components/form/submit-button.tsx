"use client";

import { clsx } from "clsx/lite";
import type { MouseEvent, ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonLook, buttonClass } from "../ui/button";

export interface SubmitButtonProps extends ButtonLook {
  children: ReactNode;
  /** What it reads while the answer is awaited; also spoken. */
  pendingLabel: string;
  /** Posted with the form, to tell several submit buttons apart. */
  name?: string | undefined;
  value?: string | undefined;
}

/**
 * Sends the form it is in. While that takes it stays focusable but does nothing more; both labels share one place, so
 * that its width does not jump.
 */
export function SubmitButton({
  children,
  pendingLabel,
  name,
  value,
  variant = "primary",
  size,
  wide,
}: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <>
      <button
        type="submit"
        name={name}
        value={value}
        aria-disabled={pending || undefined}
        onClick={pending ? ignore : undefined}
        className={clsx(buttonClass({ variant, size, wide }), !wide && "self-start")}
      >
        <span className="grid place-items-center *:col-start-1 *:row-start-1">
          <span className={pending ? "invisible" : undefined}>{children}</span>
          <span className={pending ? undefined : "invisible"}>{pendingLabel}</span>
        </span>
      </button>
      <span role="status" className="sr-only">
        {pending && pendingLabel}
      </span>
    </>
  );
}

function ignore(event: MouseEvent) {
  event.preventDefault();
}
