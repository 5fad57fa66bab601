import { formatPlainDate } from "@/lib/platform/format";

export interface CalendarDateProps {
  /** A calendar day, `2026-12-14`. */
  date: Parameters<typeof formatPlainDate>[0];
  /** The reader's, e.g. `sv-SE`. */
  locale: string;
  style?: "short" | "long" | undefined;
}

/** A day as a text for a cell, not broken into lines. Not beside the cells: what draws them runs in the browser, without dates. */
export const dayText = (date: CalendarDateProps["date"], locale: string): string =>
  formatPlainDate(date, locale).replaceAll(" ", "\u00a0");

/** A calendar day in the reader's words. */
export function CalendarDate({ date, locale, style = "short" }: CalendarDateProps) {
  return (
    <time className="date" dateTime={date}>
      {formatPlainDate(date, locale, style)}
    </time>
  );
}
