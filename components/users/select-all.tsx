"use client";

import { type MouseEvent, useState } from "react";
import { buttonClass } from "../ui/button";

interface SelectAllProps {
  /** The form that the boxes belong to, and their name. */
  form: string;
  name: string;
  /** Where the page comes with every box ticked, and with none: all there is without JavaScript. */
  allHref: string;
  noneHref: string;
  isAll: boolean;
  labels: { all: string; none: string };
}

/** Ticks every box that can be, or clears them [USR-4]. */
export function SelectAll({ form, name, allHref, noneHref, isAll: wasAll, labels }: SelectAllProps) {
  const [isAll, setAll] = useState(wasAll);

  function toggle(event: MouseEvent) {
    event.preventDefault();
    for (const box of document.querySelectorAll<HTMLInputElement>(
      `input[type="checkbox"][form="${form}"][name="${name}"]:not(:disabled)`,
    ))
      box.checked = !isAll;
    setAll(!isAll);
  }

  return (
    <a href={isAll ? noneHref : allHref} onClick={toggle} className={buttonClass({ size: "small" })}>
      {isAll ? labels.none : labels.all}
    </a>
  );
}
