import type { Finding, Imported } from "@/lib/imports/types";
import { money, toDecimal } from "@/lib/platform/money";

interface Refused {
  readonly file: string;
  readonly findings: readonly Finding[];
}

type Taken = Imported & { readonly file: string };

/** What one file gave. */
export type FileResult = Taken | Refused;

const MOST_FINDINGS = 5;
const WIDTH = 14;

export const isRefused = (result: FileResult): result is Refused => "findings" in result;

/** A line for a file, with its further findings below it. */
export function lineOf(result: FileResult, dryRun: boolean): string {
  const { file } = result;
  if (!isRefused(result)) return `${wordOf(result, dryRun).padEnd(WIDTH)}${file}  ${told(result)}`;
  const [first = "", ...more] = result.findings.slice(0, MOST_FINDINGS).map(findingText);
  const unsaid = result.findings.length - MOST_FINDINGS;
  const rest = [...more, ...(unsaid > 0 ? [`and ${unsaid} more`] : [])];
  return [`${"refused".padEnd(WIDTH)}${file}  ${first}`, ...rest.map((text) => `${" ".repeat(WIDTH)}${text}`)].join(
    "\n",
  );
}

const wordOf = ({ result }: Imported, dryRun: boolean): string =>
  result === "imported" && dryRun ? "would import" : result;

function findingText({ line, rule, message }: Finding): string {
  // What stands in a file may hold what a terminal obeys.
  const plain = message.replace(/\p{Cc}|\p{Cf}/gu, " ");
  return `${line === null ? "" : `line ${line} `}${rule}: ${plain}`;
}

function told({ kind, number, payableMinor, currency, contract, made, contacts }: Imported): string {
  const what = kind === "invoice" ? "invoice" : "credit note";
  return [
    `${what} ${number} ${amountText(payableMinor, currency)}, contract ${contract}`,
    ...(made.length > 0 ? [`new: ${made.join(", ")}`] : []),
    ...(contacts.length > 0 ? [`contact: ${contacts.join(", ")}`] : []),
  ].join("; ");
}

const amountText = (minor: bigint, currency: string): string => {
  const [whole = "", decimals] = toDecimal(money(minor, currency)).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${decimals ? `.${decimals}` : ""} ${currency}`;
};

/** How many of each. */
export function summaryOf(results: readonly FileResult[], dryRun: boolean): string {
  const counts = new Map<string, number>();
  for (const result of results) {
    const word = isRefused(result) ? "refused" : wordOf(result, dryRun);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const parts = [...counts].map(([word, count]) => `${count} ${word}`);
  return `${results.length} ${results.length === 1 ? "file" : "files"}: ${parts.join(", ")}.`;
}

/** The same as data; amounts as decimal text. */
export function toJson(results: readonly FileResult[], dryRun: boolean): string {
  const files = results.map((result) => {
    if (isRefused(result)) return { file: result.file, result: "refused", findings: result.findings };
    const { totalMinor, payableMinor, ...rest } = result;
    const { currency } = result;
    return {
      ...rest,
      result: wordOf(result, dryRun),
      total: toDecimal(money(totalMinor, currency)),
      payable: toDecimal(money(payableMinor, currency)),
    };
  });
  return JSON.stringify({ dryRun, files }, null, 2);
}
