import type { IncomingMessage } from "node:http";
import type { DatabaseWatch } from "../database-watch";
import { readBody } from "../http/body";
import { invalid, StripeFault } from "../http/fault";
import { parseForm } from "../http/form";
import { DROPPED, faultReply, json, type Reply } from "../http/reply";
import { newId } from "../state/ids";
import type { World } from "../state/world";
import { checkKey } from "./authentication";
import type { CallFaults, Ordered } from "./faults";
import type { Answered, Idempotency } from "./idempotency";
import { routeFor } from "./routes";

/** What answering a call needs beside the world it changes. */
export interface Desk {
  world: World;
  secretKey: string;
  faults: CallFaults;
  idempotency: Idempotency;
  /** Looks for open transactions while the caller waits [M6]. */
  watch: DatabaseWatch | null;
  /** Calls that were answered or refused, for whoever counts them. */
  calls: number;
}

/** Answers one call of the API, with what was ordered to go wrong. */
export async function answerCall(desk: Desk, request: IncomingMessage, url: URL): Promise<Reply | typeof DROPPED> {
  desk.calls += 1;
  const id = newId("req", 14);
  const method = request.method ?? "GET";
  const key = method === "POST" ? header(request, "idempotency-key") : undefined;
  const fault = desk.faults.take(method, url.pathname);
  let reply: Reply;
  try {
    checkKey(header(request, "authorization"), desk.secretKey);
    const text = await readBody(request);
    if (isDrop(fault, "before")) return DROPPED;
    reply = lostBefore(fault) ?? (await runOnce(desk, { method, url, text, key, id }, fault));
  } catch (error) {
    reply = refusal(error);
  }
  if (isDrop(fault, "after")) return DROPPED;
  return withHeaders(lostAfter(fault) ?? reply, id, key);
}

interface Call {
  method: string;
  url: URL;
  text: string;
  key: string | undefined;
  id: string;
}

function runOnce(desk: Desk, call: Call, fault: Ordered | null): Promise<Reply> {
  const { method, url, text, key } = call;
  return desk.idempotency.once(key, `${method} ${url.pathname}\n${text}`, async (): Promise<Answered> => {
    if (fault && "latencyMs" in fault) await new Promise((go) => setTimeout(go, fault.latencyMs));
    await desk.watch?.look(method, url.pathname);
    if (fault && "refuse" in fault) throw invalid("This is not taken.", { code: fault.refuse });
    if (crashes(fault, "before")) return { reply: serverError(500), began: true };
    const answered = run(desk.world, call);
    return crashes(fault, "after") ? { reply: serverError(500), began: true } : answered;
  });
}

/** Reads the parameters, then has the effect; nothing else happens in between. */
function run(world: World, { method, url, text, key, id }: Call): Answered {
  let began = false;
  world.cause = { id, idempotency_key: key ?? null };
  try {
    const { endpoint, id: named } = routeFor(method, url.pathname);
    const answer = endpoint.prepare(world, named, parseForm(method === "GET" ? url.search.slice(1) : text));
    began = true;
    return { reply: json(200, answer()), began };
  } catch (error) {
    return { reply: refusal(error), began };
  } finally {
    world.cause = null;
  }
}

/** A 500 is the API's own: it is the reply that the key keeps, as Stripe keeps it. */
const crashes = (fault: Ordered | null, when: "before" | "after"): boolean =>
  fault !== null && "error" in fault && fault.error === when && fault.status === 500;

/** Any other status comes from in front of the API, which knows nothing of it: the key keeps the true reply. */
const lostBefore = (fault: Ordered | null): Reply | null =>
  fault && "error" in fault && fault.error === "before" && fault.status !== 500 ? serverError(fault.status) : null;
const lostAfter = (fault: Ordered | null): Reply | null =>
  fault && "error" in fault && fault.error === "after" && fault.status !== 500 ? serverError(fault.status) : null;

const isDrop = (fault: Ordered | null, when: "before" | "after"): boolean =>
  fault !== null && "drop" in fault && fault.drop === when;

const serverError = (status: number): Reply =>
  faultReply({
    status,
    body:
      status === 429
        ? { type: "invalid_request_error", code: "rate_limit", message: "Request rate limit exceeded." }
        : { type: "api_error", message: "An unknown error occurred." },
  });

/** What went wrong as the caller sees it. Anything but a refusal of ours is a fault of the sandbox, and is told. */
function refusal(error: unknown): Reply {
  if (error instanceof StripeFault) return faultReply(error);
  console.error("The payment sandbox failed:", error);
  return serverError(500);
}

function withHeaders(reply: Reply, id: string, key: string | undefined): Reply {
  const isKept = key !== undefined && reply.status === 500;
  return {
    ...reply,
    headers: {
      "Request-Id": id,
      ...(key === undefined ? {} : { "Idempotency-Key": key }),
      // Asking again would only bring the same reply back.
      ...(isKept ? { "Stripe-Should-Retry": "false" } : {}),
      ...reply.headers,
    },
  };
}

const header = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};
