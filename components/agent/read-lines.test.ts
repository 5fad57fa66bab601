import fc from "fast-check";
import { expect, test } from "vitest";
import type { AnswerLine } from "@/lib/agent/types";
import { readLines } from "./read-lines";

const LINES: readonly AnswerLine[] = [
  { kind: "looking", text: "Tittar på dina avtal …" },
  { kind: "part", lang: "sv", part: { sentences: ["Förnyelse: 1 200,00 USD"] } },
  { kind: "end" },
];
const BYTES = new TextEncoder().encode(LINES.map((line) => `${JSON.stringify(line)}\n`).join(""));

test("[HLP-1] a streamed answer is the same however the network cuts it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: BYTES.length - 1 }), { maxLength: 12 }), async (cuts) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), BYTES.length];
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (const [at, edge] of edges.slice(1).entries()) controller.enqueue(BYTES.slice(edges[at], edge));
          controller.close();
        },
      });
      const read: AnswerLine[] = [];
      for await (const line of readLines(body)) read.push(line);
      expect(read).toEqual(LINES);
    }),
  );
});
