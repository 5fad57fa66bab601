import { scaleLinear } from "d3-scale";

interface BarRow {
  id: string;
  label: string;
  /** For the length only. */
  value: number;
  /** The value in full, as it is read. */
  text: string;
  /** Something is wrong with it. */
  alarm?: boolean | undefined;
}

export interface BarChartProps {
  /** What it shows, with the numbers, for who does not see it. */
  label: string;
  rows: readonly BarRow[];
}

const ROW = 44;
const BAR = { top: 22, height: 10 } as const;

/** Lying bars under their words and numbers, drawn on the server; as wide as its place, its text never scaled. */
export function BarChart({ label, rows }: BarChartProps) {
  const length = scaleLinear()
    .domain([0, Math.max(...rows.map(({ value }) => value), 1)])
    .range([0, 100])
    .clamp(true);
  return (
    <svg className="chart" role="img" aria-label={label} height={rows.length * ROW - 8}>
      {rows.map(({ id, label: name, value, text, alarm }, at) => (
        <g key={id} transform={`translate(0 ${at * ROW})`}>
          <text className="strong" y={14}>
            {name}
          </text>
          <text className="strong" x="100%" y={14} textAnchor="end">
            {text}
          </text>
          <rect className="ground" y={BAR.top} width="100%" height={BAR.height} rx={2} />
          <rect
            className={alarm ? "alarm" : "solid"}
            y={BAR.top}
            width={`${length(value)}%`}
            height={BAR.height}
            rx={2}
          />
        </g>
      ))}
    </svg>
  );
}
