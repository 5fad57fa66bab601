import { checkLedger } from "@/lib/payments/ledger-check/queries";
import { lineOf } from "@/lib/payments/ledger-check/rules";

/** Every place where our own books do not agree with each other, a line each; the provider is not asked. */
export async function booksOf(): Promise<string[]> {
  const lines: string[] = [];
  await checkLedger("whole", (finding) => lines.push(lineOf(finding)));
  return lines;
}
