import { clsx } from "clsx/lite";
import { type ButtonLook, buttonClass } from "./button";
import type { AnchorProps } from "./text-link";

export interface LinkButtonProps extends AnchorProps, ButtonLook {
  href: string;
  /** A file, an API route or another site: a plain navigation instead of the router's. */
  plain?: boolean | undefined;
}

/** A link that looks like a button. `RouterLinks` follows it. */
export function LinkButton({ variant, size, wide, plain, className, ...rest }: LinkButtonProps) {
  const look = clsx(buttonClass({ variant, size, wide }), className);
  return <a className={look} data-plain={plain} {...rest} />;
}
