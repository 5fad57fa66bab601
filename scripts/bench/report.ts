import { cpus, totalmem } from "node:os";
import { type Measured, type Verdict, wordOf } from "./goals";
import { CONTENDERS, type Contender, failures, type Rounds, ratio, typical } from "./rounds";

const NAMES: Record<Contender, string> = { portal: "portal", bareHttp: "bare http", bareNext: "bare Next" };

/** What a person reads at the end. */
export function reportText(measured: Measured, verdicts: readonly Verdict[], invoices: number): string {
  return [
    `The invoice list, 50 of ${invoices.toLocaleString("en")} invoices, on ${machine()}`,
    "",
    ...measured.rounds.flatMap((rounds) => [...loadTable(rounds), ""]),
    ...bytesTable(measured),
    "",
    ...latencyTable(measured),
    "",
    ...verdictTable(verdicts),
  ].join("\n");
}

function loadTable(rounds: Rounds): string[] {
  const others = rounds.rounds.flatMap((round) => CONTENDERS.map((one) => round[one].otherCores));
  const figure = (value: number, digits: number): string => value.toFixed(digits);
  const rows = CONTENDERS.map((one) => [
    NAMES[one],
    figure(typical(rounds, one, "requestsPerSecond"), 0),
    figure(typical(rounds, one, "p50Ms"), 1),
    figure(typical(rounds, one, "p99Ms"), 1),
    figure(typical(rounds, one, "cpuMs"), 2),
    figure(typical(rounds, one, "databaseCpuMs"), 2),
    String(failures(rounds, one).failed),
  ]);
  const ratios = (["bareHttp", "bareNext"] as const).map((to) => [
    `portal ÷ ${NAMES[to]}`,
    figure(ratio(rounds, "requestsPerSecond", to), 2),
    figure(ratio(rounds, "p50Ms", to), 2),
    figure(ratio(rounds, "p99Ms", to), 2),
    figure(ratio(rounds, "cpuMs", to), 2),
    figure(ratio(rounds, "databaseCpuMs", to), 2),
    "",
  ]);
  const title = `c=${rounds.connections}`;
  return [
    ...table([[title, "req/s", "p50 ms", "p99 ms", "CPU ms", "Postgres CPU ms", "failed"], ...rows, ...ratios]),
    `  ${rounds.rounds.length} rounds; others kept ${Math.min(...others).toFixed(2)}–${Math.max(...others).toFixed(2)} cores busy meanwhile`,
  ];
}

const bytesTable = ({ bytes }: Measured): string[] =>
  table([
    ["bytes", "HTML", "table", "scripts, gzip", "of"],
    ...CONTENDERS.map((one) => {
      const { html, table: markup, scriptsGzip, scriptsOn } = bytes[one];
      return [NAMES[one], String(html), String(markup), String(scriptsGzip), new URL(scriptsOn).pathname];
    }),
  ]);

function latencyTable({ flatness }: Measured): string[] {
  const named = {
    "small database, 10 contracts": flatness.small,
    "large database, 10 contracts": flatness.typical,
    "large database, 1,000 contracts": flatness.wide,
    "large account, first page": flatness.largeFirst,
    "large account, deep page": flatness.largeDeep,
  };
  const rows = Object.entries(named).flatMap(([name, latency]) =>
    latency
      ? [[name, latency.problem ?? latency.p50Ms.toFixed(1), latency.problem ? "" : latency.p95Ms.toFixed(1)]]
      : [],
  );
  return table([["portal, one request at a time", "p50 ms", "p95 ms"], ...rows]);
}

export const verdictTable = (verdicts: readonly Verdict[]): string[] =>
  table(
    [
      ["goal", "", "is", "at most", "", ""],
      ...verdicts.map((one) => [
        String(one.goal),
        one.what,
        Number.isNaN(one.value) ? "—" : one.value.toFixed(2),
        one.limit === null ? "" : String(Number(one.limit.toFixed(2))),
        wordOf(one),
        one.detail,
      ]),
    ],
    [1, 4, 5],
  );

/** Columns under each other; figures to the right, the first column and those named to the left. */
function table(rows: readonly (readonly string[])[], left: readonly number[] = []): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const cell = (text: string, column: number): string => {
    const width = widths[column] ?? 0;
    return column === 0 || left.includes(column) ? text.padEnd(width) : text.padStart(width);
  };
  return rows.map((row) => `  ${row.map(cell).join("   ")}`.trimEnd());
}

/** The same for a program: every figure of every round. */
export const reportJson = (measured: Measured, verdicts: readonly Verdict[], invoices: number): string =>
  `${JSON.stringify({ at: new Date().toISOString(), machine: machine(), node: process.version, invoices, ...measured, verdicts }, null, 2)}\n`;

const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown CPU"}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
