import { formatInstant } from "@/lib/platform/format";
import { getLocale } from "@/lib/platform/page-texts";
import type { CaseMessage } from "@/lib/support/types";

interface CaseThreadProps {
  messages: readonly CaseMessage[];
  timeZone: string;
  /** Who wrote what the seller did not, in the reader's words, and how the seller's people are called. */
  opener: string;
  staff: (name: string) => string;
}

/** Told apart by who they name; the tint only helps the eye. */
const LOOKS = {
  staff: "rounded-lg border border-line bg-brand-tint p-3 sm:ms-8",
  opener: "rounded-lg border border-line bg-surface p-3 sm:me-8",
} as const;

/** What both sides wrote, the oldest first. */
export async function CaseThread({ messages, timeZone, opener, staff }: CaseThreadProps) {
  const locale = await getLocale();
  return (
    <ol className="flex flex-col gap-3">
      {messages.map(({ id, text, at, staff: name }) => (
        <li key={id} className={LOOKS[name ? "staff" : "opener"]}>
          <p className="mb-1 flex flex-wrap justify-between gap-x-4 text-sm text-muted">
            <span className="font-medium text-ink">{name ? staff(name) : opener}</span>
            <time dateTime={at.toISOString()} className="tabular-nums">
              {formatInstant(at, locale, timeZone)}
            </time>
          </p>
          <p className="wrap-anywhere whitespace-pre-line">{text}</p>
        </li>
      ))}
    </ol>
  );
}
