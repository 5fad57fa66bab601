import { clsx } from "clsx";
import Link from "next/link";
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

/** A link in text or in a table cell. */
export function TextLink({ plain, className, ...rest }: TextLinkProps) {
  const look = clsx("text-link", className);
  if (plain) return <a className={look} {...rest} />;
  return <Link className={look} prefetch={false} {...rest} />;
}
