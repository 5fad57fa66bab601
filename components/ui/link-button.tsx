import { clsx } from "clsx";
import Link from "next/link";
import { type ButtonLook, buttonClass } from "./button";
import type { AnchorProps } from "./text-link";

export interface LinkButtonProps extends AnchorProps, ButtonLook {
  href: string;
  /** A file, an API route or another site: a plain navigation instead of the router's. */
  plain?: boolean | undefined;
}

/** A link that looks like a button. */
export function LinkButton({ variant, size, wide, plain, className, ...rest }: LinkButtonProps) {
  const look = clsx(buttonClass({ variant, size, wide }), className);
  if (plain) return <a className={look} {...rest} />;
  return <Link className={look} prefetch={false} {...rest} />;
}
