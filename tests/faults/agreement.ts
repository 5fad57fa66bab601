import { expect } from "vitest";
import { checkLedger } from "@/lib/payments/ledger-check/queries";
import { lineOf } from "@/lib/payments/ledger-check/rules";

/** Whatever happened: the books agree with each other, and the newest of them with the provider [M3]. */
export async function expectAgreement(): Promise<void> {
  const lines: string[] = [];
  const { uncompared } = await checkLedger("lately", (finding) => lines.push(lineOf(finding)));
  expect({ lines, uncompared }).toEqual({ lines: [], uncompared: null });
}
