import { termTimeline } from "@/lib/contracts/timeline/rules";
import type { ContractDetails } from "@/lib/contracts/types";
import { formatDaysAway, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";

const HEIGHT = 44;
const BAR = { y: 16, height: 12 };

/** The term to scale, with what has gone by, the renewal window and today; the same as text below [CON-2]. */
export async function TermTimeline({ contract }: { contract: ContractDetails }) {
  const [t, locale] = await Promise.all([getTranslations("contracts"), getLocale()]);
  const { startsOn, endsOn, renewal, today } = contract;
  const { window, today: now, gone } = termTimeline(contract, today);
  const day = (date: typeof today) => formatPlainDate(date, locale);
  const facts = [
    { sign: "start", term: t("timeline_start"), value: day(startsOn) },
    ...(now === null ? [] : [{ sign: "today", term: t("timeline_today"), value: day(today) }]),
    {
      sign: "window",
      term: t("timeline_window"),
      value: t("timeline_window_range", { opens: day(renewal.opens), closes: day(renewal.closes) }),
    },
    { sign: "end", term: t("timeline_end"), value: `${day(endsOn)} · ${formatDaysAway(endsOn, today, locale)}` },
  ];
  return (
    <Card title={t("timeline")}>
      {/* What it draws is said below. */}
      <svg viewBox={`0 0 1000 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" className="timeline">
        <rect className="timeline-term" x="0" width="1000" {...BAR} />
        <rect className="timeline-gone" x="0" width={gone} {...BAR} />
        <rect className="timeline-window" x={window.from} width={window.to - window.from} {...BAR} />
        {now !== null && <rect className="timeline-today" x={Math.min(now, 996)} width="4" y="4" height={HEIGHT - 8} />}
      </svg>
      <dl className="mt-3 grid gap-x-6 gap-y-3 @md:grid-cols-2 @3xl:grid-cols-4">
        {facts.map(({ sign, term, value }) => (
          <div key={sign}>
            <dt className="timeline-sign text-sm text-muted" data-sign={sign}>
              {term}
            </dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
