"use client";

import { useMemo } from "react";
import { grouped } from "@/lib/platform/grouped";
import { ChevronDownIcon } from "../ui/icons";
import { innerHtml, joined, markup } from "../ui/markup";

interface LongSelectProps {
  name: string;
  /** Not seen: what stands above says it too. */
  label: string;
  /** In the order in which they are shown; those of one group stand together. */
  options: readonly { value: string; label: string; group: string }[];
  chosen: string;
}

/** One of hundreds, by the browser's own select, in which typing finds: its options are written as one text, as a long list's rows are. */
export function LongSelect({ name, label, options, chosen }: LongSelectProps) {
  const content = useMemo(() => {
    const groups = grouped(options, ({ group }) => group);
    return innerHtml(
      joined(
        groups.map(
          ([group, own]) =>
            markup`<optgroup label="${group}">${joined(own.map((one) => optionOf(one, chosen)))}</optgroup>`,
        ),
      ),
    );
  }, [options, chosen]);
  return (
    <span className="relative block">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by the markup tag, which leaves text as text */}
      <select className="input" name={name} aria-label={label} autoComplete="off" dangerouslySetInnerHTML={content} />
      <ChevronDownIcon className="pointer-events-none absolute end-3 top-1/2 -translate-y-1/2 text-muted" />
    </span>
  );
}

const optionOf = ({ value, label }: LongSelectProps["options"][number], chosen: string) =>
  markup`<option value="${value}"${value === chosen && markup` selected`}>${label}</option>`;
