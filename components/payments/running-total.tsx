"use client";

import { useEffect, useRef, useState } from "react";
import { formatMoney } from "@/lib/platform/format";
import { money } from "@/lib/platform/money";
import { readAmount } from "@/lib/platform/typed-amount";

interface RunningTotalProps {
  /** Each invoice's field, or what is open on it where it is paid whole. In minor units, as text. */
  parts: readonly { readonly field: string | null; readonly openMinor: string }[];
  currency: string;
  locale: string;
  limit: string | null;
  /** As the page came. */
  total: string | null;
  label: string;
  /** With `{over}`. */
  above: string;
}

/** What is being paid in all, as it is typed; nothing while something typed is no amount. The server counts again [M2]. */
export function RunningTotal({ parts, currency, locale, limit, total, label, above }: RunningTotalProps) {
  const place = useRef<HTMLSpanElement>(null);
  const [minor, setMinor] = useState(total === null ? null : BigInt(total));
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form || parts.every(({ field }) => field === null)) return;
    const count = () => setMinor(sumOf(new FormData(form), parts, currency, locale));
    count();
    form.addEventListener("input", count);
    return () => form.removeEventListener("input", count);
  }, [parts, currency, locale]);
  const over = minor !== null && limit !== null && minor > BigInt(limit) ? minor - BigInt(limit) : null;
  return (
    <span ref={place} className="flex flex-col items-end">
      <output aria-live="polite" className="font-semibold">
        <span className="font-normal text-muted">{label} </span>
        {minor === null ? "–" : formatMoney(money(minor, currency), locale)}
      </output>
      {over !== null && (
        <span className="text-sm font-medium text-bad">
          {above.replace("{over}", formatMoney(money(over, currency), locale))}
        </span>
      )}
    </span>
  );
}

function sumOf(data: FormData, parts: RunningTotalProps["parts"], currency: string, locale: string): bigint | null {
  let sum = 0n;
  for (const { field, openMinor } of parts) {
    if (field === null) {
      sum += BigInt(openMinor);
      continue;
    }
    const read = readAmount(String(data.get(field) ?? ""), currency, locale);
    if ("fault" in read) return null;
    sum += read.amount.minor;
  }
  return sum;
}
