import { scaleBand, scaleLinear } from "d3-scale";
import { Hatching } from "./hatching";

interface ColumnGroup {
  id: string;
  label: string;
  /** One for each series, for the height only. */
  values: readonly number[];
}

export interface ColumnChartProps {
  /** Unique on the page: its pattern is named after it. */
  id: string;
  /** What it shows and where its numbers are, for who does not see it. */
  label: string;
  /** The first is drawn solid, the second hatched. */
  series: readonly string[];
  groups: readonly ColumnGroup[];
  /** How a number of the scale is written. */
  tick: (value: number) => string;
}

const HEIGHT = 220;
const PLOT = { top: 18, bottom: 192 } as const;
const TICKS = 4;

/** Standing columns side by side, drawn on the server; as wide as its place, its text never scaled. */
export function ColumnChart({ id, label, series, groups, tick }: ColumnChartProps) {
  const values = groups.flatMap((group) => group.values);
  const height = scaleLinear()
    .domain([Math.min(0, ...values), Math.max(1, ...values)])
    .nice(TICKS)
    .range([PLOT.bottom, PLOT.top]);
  const place = scaleBand(
    groups.map((group) => group.id),
    [0, 100],
  ).padding(0.2);
  const width = place.bandwidth() / series.length;
  return (
    <div className="@container flex flex-col gap-2">
      <ChartKey id={id} series={series} />
      <svg className="chart" role="img" aria-label={label} height={HEIGHT}>
        <defs>
          <Hatching id={`${id}-hatching`} />
        </defs>
        {height.ticks(TICKS).map((value) => (
          <g key={value}>
            <line className="rule" x1="0" x2="100%" y1={height(value)} y2={height(value)} />
            <text x="0" y={height(value) - 4}>
              {tick(value)}
            </text>
          </g>
        ))}
        {groups.map((group, at) => (
          <g key={group.id}>
            {group.values.map((value, nth) => (
              <rect
                key={series[nth]}
                {...shapeOf(nth, id)}
                x={`${(place(group.id) ?? 0) + nth * width}%`}
                width={`${width * 0.9}%`}
                y={Math.min(height(value), height(0))}
                height={Math.abs(height(value) - height(0))}
              />
            ))}
            <text
              className={at % 2 === 0 ? "second" : undefined}
              x={`${(place(group.id) ?? 0) + place.bandwidth() / 2}%`}
              y={HEIGHT - 8}
              textAnchor="middle"
            >
              {group.label}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

const shapeOf = (nth: number, id: string) =>
  nth === 0 ? { className: "solid" } : { className: "hatched", fill: `url(#${id}-hatching)` };

/** Which look is which. */
function ChartKey({ id, series }: Pick<ColumnChartProps, "id" | "series">) {
  return (
    <p className="chart-key">
      {series.map((name, nth) => (
        <span key={name}>
          <svg className="chart" aria-hidden="true" viewBox="0 0 14 14">
            <rect {...shapeOf(nth, id)} x={1} y={1} width={12} height={12} />
          </svg>
          {name}
        </span>
      ))}
    </p>
  );
}
