import type { IncomingMessage } from "node:http";
import { StripeFault } from "./fault";

const LARGEST = 256 * 1024;

/** Reads a request's body. @throws where it is larger than any call needs, or ends before it is whole. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LARGEST) throw refused(413, "The request's body is too large.");
      chunks.push(chunk);
    }
  } catch (error) {
    // A caller who hangs up halfway is no fault of the sandbox.
    throw error instanceof StripeFault ? error : refused(400, "The request ended too early.");
  }
  return Buffer.concat(chunks).toString("utf8");
}

const refused = (status: number, message: string): StripeFault =>
  new StripeFault(status, { type: "invalid_request_error", message });
