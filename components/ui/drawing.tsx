import { clsx } from "clsx";
import type { IconNode } from "lucide";
import { createElement } from "react";

export interface IconProps {
  /** Extra classes, e.g. a colour or a size (`size-5`); 1.15em square without. */
  className?: string | undefined;
}

/** One icon of `icons.tsx`. Icons accompany words and are hidden from assistive technology. */
export function Drawing({ node, className }: IconProps & { node: IconNode }) {
  return (
    <svg className={clsx("icon", className)} viewBox="0 0 24 24" aria-hidden="true">
      {node.map(([tag, attributes]) => createElement(tag, { ...attributes, key: JSON.stringify(attributes) }))}
    </svg>
  );
}
