import { clsx } from "clsx/lite";
import type { ReactNode } from "react";
import { AlertIcon, InfoIcon, SuccessIcon, WarningIcon } from "./icons";

export type AlertTone = "info" | "success" | "warning" | "danger";

export interface AlertProps {
  tone?: AlertTone | undefined;
  /** The sentence that matters; one is enough. */
  title: ReactNode;
  /** `alert` interrupts the screen reader, `status` waits; leave out for text that was there when the page came. */
  role?: "alert" | "status" | undefined;
  /** What to do next. */
  actions?: ReactNode;
  children?: ReactNode;
}

const looks = {
  info: { box: "border-brand/30 bg-brand-tint", sign: "text-brand-strong", Icon: InfoIcon },
  success: { box: "border-good/30 bg-good-tint", sign: "text-good", Icon: SuccessIcon },
  warning: { box: "border-warn/30 bg-warn-tint", sign: "text-warn", Icon: WarningIcon },
  danger: { box: "border-bad/30 bg-bad-tint", sign: "text-bad", Icon: AlertIcon },
} as const;

/** A message about this page or form. */
export function Alert({ tone = "info", title, role, actions, children }: AlertProps) {
  const { box, sign, Icon } = looks[tone];
  return (
    <div role={role} className={clsx("keep-together flex gap-3 rounded-lg border p-4", box)}>
      <Icon className={clsx("mt-0.5 size-5", sign)} />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {children && <div className="mt-1 text-ink/85">{children}</div>}
        {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
