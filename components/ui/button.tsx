import { clsx } from "clsx/lite";
import type { ButtonHTMLAttributes } from "react";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "small" | "medium" | "large";

export interface ButtonLook {
  /** At most one primary a page. `danger` only where something is lost. */
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** As wide as what holds it. */
  wide?: boolean | undefined;
}

/** The look of a button (button.css), for links that act as one. */
export function buttonClass({ variant = "secondary", size = "medium", wide = false }: ButtonLook = {}): string {
  return clsx("button", variant !== "secondary" && variant, size !== "medium" && size, wide && "w-full");
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, ButtonLook {}

/** A button that does something here. To submit a form use `SubmitButton`, to go somewhere `LinkButton`. */
export function Button({ variant, size, wide, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={clsx(buttonClass({ variant, size, wide }), className)} {...rest} />;
}
