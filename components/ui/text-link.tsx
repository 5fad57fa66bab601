import { clsx } from "clsx/lite";
import type { AnchorHTMLAttributes } from "react";

/** What the kit's links take from an anchor. */
export type AnchorProps = Pick<
  AnchorHTMLAttributes<HTMLAnchorElement>,
  "aria-current" | "aria-label" | "children" | "className" | "download" | "id" | "lang" | "rel" | "target"
>;

export interface TextLinkProps extends AnchorProps {
  href: string;
  /** A file, an API route, mail, phone or another site: a plain navigation instead of the router's. */
  plain?: boolean | undefined;
}

/** A link in text or in a table cell. `RouterLinks` follows it. */
export function TextLink({ plain, className, ...rest }: TextLinkProps) {
  const look = clsx("text-link", className);
  return <a className={look} data-plain={plain} {...rest} />;
}
