import { log } from "@/lib/platform/log";
import { receiveEvent } from "./commands/receive-event";
import { MOST_EVENT_BYTES } from "./schema";
import { NotAnEvent } from "./stripe";

/**
 * The request-facing half of the provider's events: bounds the body, and answers 2xx only once the event is committed
 * here, so that the provider sends it again otherwise. What is not signed by the provider is refused and logged [M2].
 */
export async function receiveProviderEvent(request: Request): Promise<Response> {
  const body = await readBounded(request);
  if (body === null) {
    log.warn("an event that is bigger than the provider's was refused");
    return new Response(null, { status: 413 });
  }
  try {
    await receiveEvent(body, request.headers.get("stripe-signature") ?? "");
  } catch (error) {
    // What could not be read comes from nobody who is meant to write here; anything else is worth another try.
    const isForeign = error instanceof NotAnEvent;
    log.warn({ err: error }, isForeign ? "an event that is not the provider's was refused" : "an event was not taken");
    return new Response(null, { status: isForeign ? 400 : 503 });
  }
  return new Response(null, { status: 204 });
}

/** The body as text, or null as soon as it is more than the provider ever sends. */
async function readBounded(request: Request): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > MOST_EVENT_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
