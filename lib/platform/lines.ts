import { log } from "./log";
import { FILE_POLICY } from "./security";

/** Says one line; what is said after its reader has gone is lost. */
export type Say<Line> = (line: Line) => void;
/** Work that is told of line by line. The signal says that its reader has gone. */
export type Telling<Line> = (say: Say<Line>, gone: AbortSignal) => Promise<void>;

/** Answers with JSON, one value a line, each sent as soon as it is said. */
export function answerLines<Line>(tell: Telling<Line>): Response {
  const gone = new AbortController();
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const say: Say<Line> = (line) => {
        if (!gone.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      try {
        await tell(say, gone.signal);
        if (!gone.signal.aborted) controller.close();
      } catch (error) {
        if (gone.signal.aborted) return;
        // The connection breaks off: half an answer must not look like a whole one.
        log.error({ err: error }, "an answer broke off");
        controller.error(error);
      }
    },
    cancel: () => gone.abort(),
  });
  return new Response(stream, { headers: { "Content-Type": "application/x-ndjson; charset=utf-8", ...OF_DATA } });
}

/** Data for one reader's own page. */
export const dataResponse = (data: unknown): Response => Response.json(data, { headers: OF_DATA });

const OF_DATA = { "Content-Security-Policy": FILE_POLICY, "Cache-Control": "private, no-store" };
