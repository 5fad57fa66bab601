import type { AnswerLine } from "@/lib/agent/types";

/** The lines of a streamed answer, each as soon as it is whole. @throws where the stream breaks off or is none */
export async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<AnswerLine> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + decoder.decode(value, { stream: !done })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line) yield JSON.parse(line) as AnswerLine;
    if (done) return;
  }
}
