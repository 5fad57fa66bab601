import type { IncomingMessage } from "node:http";
import { StripeFault } from "./fault";

const LARGEST = 256 * 1024;

/** Reads a request's body. @throws where it is larger than any call needs. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST)
      throw new StripeFault(413, { type: "invalid_request_error", message: "The request's body is too large." });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
