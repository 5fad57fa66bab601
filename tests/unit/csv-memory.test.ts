import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { CSV_BATCH, csvResponse, inBatches } from "@/lib/platform/csv";
import { money } from "@/lib/platform/money";

const ROWS = Number(process.env.CSV_ROWS ?? 20_000);
const MOST_GROWTH_BYTES = 8 * 1024 * 1024;

setFlagsFromString("--expose_gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** What is in use once everything that is not has gone. */
function inUse(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

test(`[P4] ${ROWS} rows are written in the memory that one batch takes`, async () => {
  let made = 0;
  const rows = inBatches<{ nth: number; text: string }>(async () =>
    Array.from({ length: Math.min(CSV_BATCH, ROWS - made) }, () => {
      made += 1;
      return { nth: made, text: `"Payment" no. ${made}, with words of its own ${"x".repeat(100)}` };
    }),
  );
  const response = await csvResponse({
    name: "memory",
    columns: [
      { header: "Text", kind: "text", value: ({ text }) => text },
      { header: "Amount", kind: "money", value: ({ nth }) => money(BigInt(nth), "USD") },
    ],
    rows,
  });
  let [bytes, chunks, most] = [0, 0, 0];
  const before = inUse();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    chunks += 1;
    if (chunks % 20 === 0) most = Math.max(most, inUse() - before);
  }
  console.info(`${ROWS} rows, ${bytes} bytes: at most ${most} bytes more in use`);
  expect(made).toBe(ROWS);
  expect(bytes).toBeGreaterThan(ROWS * 130);
  expect(most).toBeLessThan(MOST_GROWTH_BYTES);
});
