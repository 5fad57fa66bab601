import type { ContractHistory } from "@/lib/contracts/history/types";
import { historySentence } from "@/lib/notices/sentence";
import { formatInstant } from "@/lib/platform/format";
import { isLocale } from "@/lib/platform/locales";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";

/** What happened, as sentences, the newest first [CON-7]. */
export async function HistoryList({ rows, timeZone }: Pick<ContractHistory, "rows" | "timeZone">) {
  const [t, chosen] = await Promise.all([getTranslations("history"), getLocale()]);
  const locale = isLocale(chosen) ? chosen : "en";
  return (
    <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-3">
          <span className="min-w-0 wrap-anywhere">{historySentence(row, t("portal"), locale)}</span>
          <time dateTime={row.at.toISOString()} className="text-sm text-muted tabular-nums">
            {formatInstant(row.at, locale, timeZone)}
          </time>
        </li>
      ))}
    </ol>
  );
}
