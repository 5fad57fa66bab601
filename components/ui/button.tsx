import { clsx } from "clsx";
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

const base =
  "inline-flex items-center justify-center gap-2 rounded-md border font-medium text-center transition-colors duration-100 " +
  "aria-disabled:cursor-default aria-disabled:opacity-65 print:hidden";

const variants: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-brand text-on-brand hover:bg-brand-strong",
  secondary: "border-edge bg-surface text-ink hover:bg-sunken",
  quiet: "border-transparent text-brand-strong hover:bg-sunken",
  danger: "border-transparent bg-bad text-on-bad hover:bg-bad-strong",
};

const sizes: Record<ButtonSize, string> = {
  small: "min-h-8 px-2.5 py-1 text-sm pointer-coarse:min-h-11",
  medium: "min-h-10 px-4 py-2 text-base pointer-coarse:min-h-11",
  large: "min-h-12 px-5 py-2.5 text-base",
};

/** The look of a button, for links that act as one. */
export function buttonClass({ variant = "secondary", size = "medium", wide = false }: ButtonLook = {}): string {
  return clsx(base, variants[variant], sizes[size], wide && "w-full");
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, ButtonLook {}

/** A button that does something here. To submit a form use `SubmitButton`, to go somewhere `LinkButton`. */
export function Button({ variant, size, wide, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={clsx(buttonClass({ variant, size, wide }), className)} {...rest} />;
}
