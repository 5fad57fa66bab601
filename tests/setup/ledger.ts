import { checkLedger } from "@/lib/payments/ledger-check/queries";
import { lineOf } from "@/lib/payments/ledger-check/rules";

/** What the check of all books finds, a line each; the provider is asked only where there is one [M3]. */
export async function ledgerFindings(): Promise<string[]> {
  const lines: string[] = [];
  await checkLedger("whole", (finding) => lines.push(lineOf(finding)));
  return lines;
}
